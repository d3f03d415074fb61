public import RelumeCore
import RelumeImages

/// Decodes image files that are in memory, of any ``ImageFormat``.
///
/// Samples keep their depth and meaning: 16-bit files give 16-bit samples, gray stays gray, palettes and samples of 1
/// to 4 bits are expanded, a PNG's transparent color (tRNS) becomes an alpha channel, CMYK becomes RGB. No color
/// management and no gamma: what the file stores is what comes out, and its ICC profile and gamma come with it in
/// ``ImageMetadata``.
///
/// A file whose pixels are damaged in a way that can be noticed (checksums, premature end, corrupt entropy-coded data,
/// surplus image data, a palette index without a color) is an error; what is wrong elsewhere is a warning. Bytes after
/// the image (after IEND or EOI) change nothing: for PNG they are a warning, for JPEG, where cameras put previews
/// there, they are passed over.
public enum ImageDecoder {
    /// Reads what the file says about its image, without decoding pixels.
    ///
    /// - Complexity: O(number of PNG chunks or of bytes before a JPEG's first scan).
    /// - Throws: `malformedData` or `unsupported`.
    public static func info(_ bytes: [UInt8]) throws(RelumeError) -> ImageInfo {
        try ImageFormat.require(bytes).info(bytes)
    }

    /// Decodes the image.
    ///
    /// - Parameters:
    ///   - bytes: A whole file.
    ///   - limits: Checked before memory for the pixels is allocated.
    ///   - appliesOrientation: Whether the picture is turned as EXIF asks; its physical size is turned with it.
    ///   - thumbnailSide: For a picture that will be shown no larger than in a square of this side: a JPEG is decoded at
    ///     a half, a quarter or an eighth of its size where its longer side stays at least that; at an eighth it takes
    ///     two thirds of the time, and a 64th of the memory. A PNG comes in full.
    /// - Throws: `malformedData`, `unsupported` or `limitExceeded`.
    public static func decode(
        _ bytes: [UInt8], limits: DecodeLimits = .default, appliesOrientation: Bool = true, thumbnailSide: Int? = nil
    ) throws(RelumeError) -> DecodedImage {
        var decoded = try ImageFormat.require(bytes).decode(bytes, limits, thumbnailSide)
        if appliesOrientation { decoded.image.apply(decoded.info.orientation) }
        return decoded
    }
}
