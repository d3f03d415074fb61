package import RelumeCore

/// What a file may ask for before it is refused. Looked at before memory for pixels is allocated.
public struct DecodeLimits: Hashable, Sendable {
    /// The largest number of pixels, width times height.
    public var maxPixels: Int
    /// The largest number of scans of a JPEG. Each one costs a pass over the whole image, so a small file with
    /// thousands of them would keep a decoder busy for minutes; encoders write about ten.
    public var maxScans: Int

    /// 100 million pixels, 100 scans.
    public static let `default` = DecodeLimits()

    /// Makes limits; one of pixels below 1 refuses every picture.
    public init(maxPixels: Int = 100_000_000, maxScans: Int = 100) {
        self.maxPixels = maxPixels
        self.maxScans = maxScans
    }

    /// What memory can hold nowhere, whatever limit was set: 64 gigapixels.
    private static let mostPixels = 1 << 36

    /// Refuses an image of more than ``maxPixels`` pixels with `limitExceeded`.
    package func check(width: Int, height: Int) throws(RelumeError) {
        // A side has at most 31 bits, so the product fits.
        let pixels = width * height
        let maxPixels = min(maxPixels, Self.mostPixels)
        guard pixels > maxPixels else { return }
        throw RelumeError(
            .limitExceeded,
            "the image is \(width) x \(height), \(pixels) pixels; raise the limit of \(maxPixels) pixels to decode it")
    }
}
