import RelumeCodecs

extension ProtoImage {
    /// Makes the message of `image`.
    init(_ image: EncodedImage) {
        self.init()
        height = Int32(image.height)
        width = Int32(image.width)
        // The number of channels; what is neither PNG nor JPEG is taken for RGB.
        colorspace = Int32((try? ImageDecoder.info(image.bytes))?.channels ?? 3)
        encodedImageString = image.bytes.protoBytes
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
