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

extension ImageBatch: PictureSource {
    /// The one image, or all of them side by side as torchvision's `save_image` lays them out; values from 0 to 1 are shown.
    public func picture() throws(RelumeError) -> PixelImage { count == 1 ? try pictures()[0] : try makeGrid() }
}

extension Array: PictureSource where Element == UInt8 {
    /// The picture that the bytes of an image file hold.
    public func picture() throws(RelumeError) -> PixelImage { try ImageDecoder.decode(self).image }
}

/// An image file on disk.
public struct ImageFile: PictureSource, Sendable {
    /// Where it is.
    public let path: String

    /// Names a file.
    public init(_ path: String) { self.path = path }

    /// The picture in the file.
    public func picture() throws(RelumeError) -> PixelImage {
        do throws(RelumeError) {
            return try ImageDecoder.decode(
                try FileSystem.read(path, limit: ReadLimit(bytes: DecodeLimits.default.maxFileBytes))
            ).image
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
        let planes = shape.rank == 2 ? reshaped(unchecked: [1, shape[0], shape[1]]) : self
        guard planes.shape.rank == 3, (1...4).contains(planes.shape[0]), planes.shape.count > 0 else {
            throw RelumeError(
                .invalidArgument, "a picture is [C, H, W] with 1 to 4 channels, or [H, W], not \(shape); take one image"
            )
        }
        return Scalar.picture(planes.channelsLast())
    }
}

/// A scalar that a picture can be made of: `UInt8`, `UInt16` and `Float`.
public protocol DisplayableScalar: Numeric, BitwiseCopyable, Sendable {
    /// The picture whose samples are `tensor`, `[H, W, C]`.
    static func picture(_ tensor: Tensor<Self>) -> PixelImage
}

extension DisplayableScalar where Self: PixelSample {
    /// The values themselves.
    public static func picture(_ tensor: Tensor<Self>) -> PixelImage { PixelImage(unchecked: tensor) }
}

extension UInt8: DisplayableScalar {}
extension UInt16: DisplayableScalar {}

extension Float: DisplayableScalar {
    /// The values in 8 bits.
    public static func picture(_ tensor: Tensor<Float>) -> PixelImage {
        let samples = tensor.scalars.map { Rounding.nearest.sample($0, as: UInt8.self) }
        return PixelImage(unchecked: Tensor(unchecked: tensor.shape, scalars: samples))
    }
}
