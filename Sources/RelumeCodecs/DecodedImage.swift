public import RelumeImages

/// What decoding gives: the pixels, what the file said about them, and what was wrong without costing a pixel.
public struct DecodedImage: Sendable, Equatable {
    /// The pixels and what is to be kept with them.
    public var image: PixelImage
    /// The file's own description, before the orientation was applied.
    public var info: ImageInfo
    /// Sentences for a person, in the order in which they came up; empty for a clean file.
    public var warnings: [String]
}
