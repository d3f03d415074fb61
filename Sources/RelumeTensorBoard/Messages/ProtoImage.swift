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
