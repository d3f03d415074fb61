extension ProtoImage {
    /// Makes the message of `image`.
    init(_ image: EncodedImage) {
        self.init()
        height = Int32(image.height)
        width = Int32(image.width)
        colorspace = 3
        encodedImageString = image.bytes.protoBytes
    }
}
