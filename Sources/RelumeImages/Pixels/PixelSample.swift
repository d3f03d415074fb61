public import RelumeCore

/// What one sample of a picture can be: `UInt8` or `UInt16`, from 0 for none to the type's maximum for full.
public protocol PixelSample: FixedWidthInteger & UnsignedInteger & BitwiseCopyable & Sendable {
    /// The samples of a picture that are `tensor`.
    static func samples(_ tensor: Tensor<Self>) -> PixelImage.Samples
    /// The tensor that `samples` are, if they are of this type.
    static func tensor(_ samples: PixelImage.Samples) -> Tensor<Self>?
}

extension UInt8: PixelSample {
    /// Samples of 8 bits.
    @inlinable
    public static func samples(_ tensor: Tensor<UInt8>) -> PixelImage.Samples { .uint8(tensor) }

    /// The tensor of samples of 8 bits.
    @inlinable
    public static func tensor(_ samples: PixelImage.Samples) -> Tensor<UInt8>? {
        if case .uint8(let tensor) = samples { tensor } else { nil }
    }
}

extension UInt16: PixelSample {
    /// Samples of 16 bits.
    @inlinable
    public static func samples(_ tensor: Tensor<UInt16>) -> PixelImage.Samples { .uint16(tensor) }

    /// The tensor of samples of 16 bits.
    @inlinable
    public static func tensor(_ samples: PixelImage.Samples) -> Tensor<UInt16>? {
        if case .uint16(let tensor) = samples { tensor } else { nil }
    }
}

extension PixelSample {
    /// The nearest sample of 8 bits.
    @inlinable
    package var inEightBits: UInt8 {
        let step = UInt32(Self.max / 255)
        return UInt8((UInt32(self) + step / 2) / step)
    }
}

/// A picture's samples in whichever type they have: what ``PixelImage/withSamples(_:)`` lends.
@usableFromInline
package protocol SampleTensor {
    /// `UInt8` or `UInt16`.
    associatedtype Scalar: PixelSample
    /// `[H, W, C]`.
    var shape: TensorShape { get }
    /// The samples, the channels of a pixel one after the other.
    var scalars: [Scalar] { get }
}

extension Tensor: SampleTensor where Scalar: PixelSample {}

extension PixelImage {
    /// Calls `body` with the samples in the type that they have.
    ///
    /// `body` calls a method of ``SampleTensor`` or a generic function with them, and is compiled for each type: it is
    /// inlined where it stands, since a loop over samples of a type that is not known would be slow.
    @inlinable @inline(__always)
    package func withSamples<Result, Failure: Error>(
        _ body: (any SampleTensor) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        switch samples {
        case .uint8(let tensor): try body(tensor)
        case .uint16(let tensor): try body(tensor)
        }
    }
}
