extension ImageFormat {
    /// JPEG, in JFIF, EXIF or no wrapping.
    public static let jpeg = ImageFormat(
        name: "JPEG", fileExtensions: ["jpg", "jpeg", "jpe", "jfif"], mimeType: "image/jpeg",
        firstBytes: [[0xFF, 0xD8, 0xFF]], info: JPEGDecoder.info, decode: JPEGDecoder.decode, encoder: nil)
}
