public import RelumeCore
public import RelumeImages

/// An image as the bytes of its file, with the size that TensorBoard wants to know beside them.
public struct EncodedImage: Sendable, Hashable {
    /// PNG, JPEG, GIF, WebP, BMP or SVG; TensorBoard looks at the bytes. From 2.20 on it no longer shows SVG.
    public var bytes: [UInt8]
    /// The width in pixels.
    public var width: Int
    /// The height in pixels.
    public var height: Int

    /// Makes an image of bytes that are encoded already.
    public init(bytes: [UInt8], width: Int, height: Int) {
        self.bytes = bytes
        self.width = width
        self.height = height
    }

    /// Encodes `image` as PNG.
    public init(_ image: PixelImage, profile: PNGProfile = .fast) throws(RelumeError) {
        self.init(bytes: try PNGEncoder.encode(image, profile: profile), width: image.width, height: image.height)
    }
}
