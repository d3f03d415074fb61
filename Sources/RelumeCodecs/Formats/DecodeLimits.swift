package import RelumeCore

/// What a file may ask for before it is refused. Looked at before memory for pixels is allocated.
public struct DecodeLimits: Hashable, Sendable {
    /// The largest number of pixels, width times height.
    public var maxPixels: Int
    /// The largest number of scans of a JPEG. Each one costs a pass over the whole image, so a small file with
    /// thousands of them would keep a decoder busy for minutes; encoders write about ten.
    ///
    /// Of a picture beyond 16 megapixels fewer are allowed, in proportion, but always 16.
    public var maxScans: Int
    /// The largest number of chunks of a PNG; programs that write small ones write one for 8 KiB.
    public var maxChunks: Int
    /// The largest file, in bytes; looked at before it is read.
    public var maxFileBytes: Int

    /// 100 million pixels, 100 scans, a million chunks, 512 MiB.
    public static let `default` = DecodeLimits()

    /// Makes limits; one of pixels below 1 refuses every picture.
    public init(
        maxPixels: Int = 100_000_000, maxScans: Int = 100, maxChunks: Int = 1_000_000, maxFileBytes: Int = 512 << 20
    ) {
        self.maxPixels = maxPixels
        self.maxScans = maxScans
        self.maxChunks = maxChunks
        self.maxFileBytes = maxFileBytes
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
            "the image is \(width) x \(height), \(pixels) pixels; raise the limit of \(maxPixels) pixels "
                + "(--max-image-pixels) to decode it")
    }

    /// Refuses an image whose scans, as far as `count` finds them, are more than a picture of this size may have.
    func checkScans(width: Int, height: Int, count: (_ limit: Int) -> Int) throws(RelumeError) {
        let most = min(maxScans, Int(UInt32.max))
        let maxScans = min(most, max(Self.scansOfAny, most * Self.pixelsOfAllScans / max(width * height, 1)))
        guard count(maxScans + 1) > maxScans else { return }
        throw RelumeError(
            .limitExceeded,
            "the image has more than \(maxScans) scans of \(width) x \(height) pixels; raise the limit of scans "
                + "(--max-scans) to decode it")
    }

    /// What any picture may have: the slowest progressive scripts of encoders stay below it.
    private static let scansOfAny = 16
    /// Up to which size a picture may have all scans of the limit.
    private static let pixelsOfAllScans = 16_000_000
}
