import RelumeCodecs
public import RelumeCore
import RelumeFiles
public import RelumeImages

/// What ``expectImage(_:matches:named:tolerance:)`` can look at.
public protocol PictureSource {
    /// The pixels.
    func picture() throws(RelumeError) -> PixelImage
}

extension PixelImage: PictureSource {
    /// The picture itself.
    public func picture() -> PixelImage { self }
}

extension Array: PictureSource where Element == UInt8 {
    /// The picture that the bytes of a PNG or JPEG file hold.
    public func picture() throws(RelumeError) -> PixelImage { try ImageDecoder.decode(self).image }
}

/// A PNG or JPEG file on disk.
public struct ImageFile: PictureSource, Sendable {
    /// Where it is.
    public let path: String

    /// Names a file.
    public init(_ path: String) { self.path = path }

    /// The picture in the file.
    public func picture() throws(RelumeError) -> PixelImage {
        do throws(RelumeError) {
            return try ImageDecoder.decode(try FileSystem.read(path)).image
        } catch {
            throw error.at(path: path)
        }
    }
}

extension Tensor: PictureSource where Scalar: DisplayableScalar {
    /// The picture of a tensor `[C, H, W]` or `[H, W]`; C is 1 to 4, an even C ends with alpha.
    ///
    /// Floats are clipped to [0, 1] and rounded to the nearest of 8 bits, NaN is black; integers stay as they are.
    public func picture() throws(RelumeError) -> PixelImage {
        let planes = shape.rank == 2 ? reshaped([1, shape[0], shape[1]]) : self
        guard planes.shape.rank == 3, (1...4).contains(planes.shape[0]), planes.shape.count > 0 else {
            throw RelumeError(
                .invalidArgument, "a picture is [C, H, W] with 1 to 4 channels, or [H, W], not \(shape); take one image"
            )
        }
        let (channels, pixels) = (planes.shape[0], planes.shape[1] * planes.shape[2])
        let interleaved = (0..<pixels * channels).map { planes.scalars[$0 % channels * pixels + $0 / channels] }
        return PixelImage(Scalar.samples(interleaved, [planes.shape[1], planes.shape[2], channels]))
    }
}

/// A scalar that a picture can be made of: `UInt8`, `UInt16` and `Float`.
public protocol DisplayableScalar: BitwiseCopyable, Sendable {
    /// The samples of an image of this shape, `[H, W, C]`.
    static func samples(_ values: [Self], _ shape: TensorShape) -> PixelImage.Samples
}

extension UInt8: DisplayableScalar {
    /// The values themselves.
    public static func samples(_ values: [UInt8], _ shape: TensorShape) -> PixelImage.Samples {
        .uint8(Tensor(shape: shape, scalars: values))
    }
}

extension UInt16: DisplayableScalar {
    /// The values themselves.
    public static func samples(_ values: [UInt16], _ shape: TensorShape) -> PixelImage.Samples {
        .uint16(Tensor(shape: shape, scalars: values))
    }
}

extension Float: DisplayableScalar {
    /// The values in 8 bits.
    public static func samples(_ values: [Float], _ shape: TensorShape) -> PixelImage.Samples {
        .uint8(Tensor(shape: shape, scalars: values.map { Rounding.nearest.sample($0, as: UInt8.self) }))
    }
}
