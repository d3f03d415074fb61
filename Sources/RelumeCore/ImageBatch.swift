/// A batch of images of one size, `[N, C, H, W]`, as bytes from a file or as floats.
///
/// Integer samples stand for `sample / maximum` in [0, 1] (PyTorch's ToTensor convention) and stay integers until an
/// operation needs floats. Where `hasAlpha` is true the last channel is opacity: activations leave it as it is. Where
/// `isMask` is true the samples are class indices, which stand for themselves.
public struct ImageBatch: Sendable, Equatable {
    /// The samples in the type they came in.
    public enum Samples: Sendable, Equatable {
        /// 0...255 for [0, 1].
        case uint8(Tensor<UInt8>)
        /// 0...65535 for [0, 1].
        case uint16(Tensor<UInt16>)
        /// Values as they are; [0, 1] unless a stage changed the range.
        case float32(Tensor<Float>)
    }

    /// The samples, `[N, C, H, W]`.
    public let samples: Samples
    /// Whether the last channel is alpha.
    public let hasAlpha: Bool
    /// Whether the samples are class indices, one channel of integers, as torchvision's `Mask`.
    public let isMask: Bool

    /// Makes a batch of samples of shape `[N, C, H, W]`.
    ///
    /// - Throws: `invalidArgument` for a shape of another rank, for alpha without a color channel beside it, and for class
    ///   indices that are not one channel of integers.
    public init(_ samples: Samples, hasAlpha: Bool = false, isMask: Bool = false) throws(RelumeError) {
        _ = try ImageSpec(
            images: samples.shape, hasAlpha: hasAlpha, elementType: samples.elementType, isMask: isMask)
        self.init(unchecked: samples, hasAlpha: hasAlpha, isMask: isMask)
    }

    /// Makes a batch of samples that no data can make unfit.
    package init(unchecked samples: Samples, hasAlpha: Bool = false, isMask: Bool = false) {
        self.samples = samples
        self.hasAlpha = hasAlpha
        self.isMask = isMask
        precondition(shape.rank == 4, "an image batch is [N, C, H, W], not \(shape)")
        precondition(!hasAlpha || channels >= 2, "alpha needs a color channel beside it")
        precondition(
            !isMask || channels == 1 && samples.elementType != .float32, "class indices are one channel of integers")
    }

    /// The shape, `[N, C, H, W]`.
    public var shape: TensorShape { samples.shape }

    /// The number of images.
    public var count: Int { shape[0] }
    /// The number of channels, alpha included.
    public var channels: Int { shape[1] }
    /// The number of channels without alpha.
    public var colorChannels: Int { hasAlpha ? channels - 1 : channels }
    /// The height in pixels.
    public var height: Int { shape[2] }
    /// The width in pixels.
    public var width: Int { shape[3] }

    /// The samples as floats: integers divided by their maximum in Float32, floats and class indices as they are.
    ///
    /// - Complexity: O(samples) for integers, O(1) for floats.
    public func float32() -> Tensor<Float> {
        switch samples {
        case .uint8(let tensor): tensor.divided(by: isMask ? 1 : 255)
        case .uint16(let tensor): tensor.divided(by: isMask ? 1 : 65535)
        case .float32(let tensor): tensor
        }
    }
}

extension ImageBatch.Samples {
    fileprivate var shape: TensorShape {
        switch self {
        case .uint8(let tensor): tensor.shape
        case .uint16(let tensor): tensor.shape
        case .float32(let tensor): tensor.shape
        }
    }
}

extension Tensor where Scalar: FixedWidthInteger {
    /// Every scalar divided by `divisor`, in Float32.
    fileprivate func divided(by divisor: Float) -> Tensor<Float> {
        Tensor<Float>(shape: shape) { output in
            for scalar in scalars { output.append(Float(scalar) / divisor) }
        }
    }
}
