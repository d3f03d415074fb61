import RelumeCore

extension ImageFormat {
    /// Portable Network Graphics.
    public static let png = ImageFormat(
        name: "PNG", fileExtensions: ["png", "apng"], mimeType: "image/png",
        firstBytes: [FirstBytes(PNGContainer.signature)], info: PNGDecoder.info,
        decode: { file, limits, _ throws(RelumeError) in try PNGDecoder.decode(file, limits: limits) },
        encoder: { image throws(RelumeError) in try PNGEncoder.encode(image) })
}
