public import RelumeCodecs
public import RelumeCore

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

extension EncodedImage {
    /// The one image of a value in the form that PyTorch writes.
    init(_ message: ProtoImage) {
        self.init(
            bytes: [UInt8](message.encodedImageString), width: Int(message.width), height: Int(message.height))
    }

    /// The images of a value in TensorFlow 2's form: strings that hold the first image's width, its height, and every
    /// image. Nil if the tensor is not of that form.
    static func list(_ tensor: ProtoTensor) -> [EncodedImage]? {
        guard tensor.dtype == .string, tensor.stringVal.count >= 2 else { return nil }
        let size = tensor.stringVal.prefix(2).map { Int(String(decoding: $0, as: UTF8.self)) }
        guard let width = size[0], let height = size[1] else { return nil }
        return tensor.stringVal.dropFirst(2).map { EncodedImage(bytes: [UInt8]($0), width: width, height: height) }
    }
}
