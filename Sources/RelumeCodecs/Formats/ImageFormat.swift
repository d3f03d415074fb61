public import RelumeCore
public import RelumeImages

/// An image format that Relume reads: all that the rest of the house knows of it.
///
/// A format is a row, made in its own folder as a static member, and stands in ``all``.
public struct ImageFormat: Sendable {
    /// As people write it: `PNG`.
    public let name: String
    /// How names of its files end, in lower case and without the dot; the first is the usual one.
    public let fileExtensions: [String]
    /// The usual ending with its dot: `.png`.
    package var nameSuffix: String { "." + fileExtensions[0] }
    /// What browsers call it: `image/png`.
    public let mimeType: String
    /// How its files begin, each a way of its own.
    let firstBytes: [FirstBytes]
    /// What a file says about its image, without decoding pixels.
    let info: @Sendable (_ file: [UInt8]) throws(RelumeError) -> ImageInfo
    /// Decodes, without turning the picture; `thumbnailSide` as for ``ImageDecoder``.
    let decode:
        @Sendable (_ file: [UInt8], _ limits: DecodeLimits, _ thumbnailSide: Int?) throws(RelumeError) -> DecodedImage
    /// Encodes with the format's defaults; nil where Relume only reads the format.
    let encoder: (@Sendable (PixelImage) throws(RelumeError) -> [UInt8])?

    /// Whether Relume writes the format.
    public var isWritten: Bool { encoder != nil }

    /// The file of `image`, with the format's defaults.
    ///
    /// - Throws: `unsupported` for a format that is only read, or what its encoder throws.
    public func encode(_ image: PixelImage) throws(RelumeError) -> [UInt8] {
        guard let encoder else {
            throw RelumeError(.unsupported, "\(name) files are only read; encode the image as PNG")
        }
        return try encoder(image)
    }
}

extension ImageFormat: Hashable {
    /// A format is one row, which its name tells.
    public static func == (left: ImageFormat, right: ImageFormat) -> Bool { left.name == right.name }

    /// Hashes the name.
    public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

/// What decoding gives: the pixels, what the file said about them, and what was wrong without costing a pixel.
public struct DecodedImage: Sendable, Equatable {
    /// The pixels and what is to be kept with them.
    public var image: PixelImage
    /// The file's own description, before the orientation was applied.
    public var info: ImageInfo
    /// Sentences for a person, in the order in which they came up; empty for a clean file.
    public var warnings: [String]
}
