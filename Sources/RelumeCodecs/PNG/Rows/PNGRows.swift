/// How the rows of a PNG that is not interlaced lie in its zlib stream: each a byte that names its filter, then its
/// pixels. Samples smaller than a byte are only written; reading them is libpng's.
struct PNGRows: Sendable {
    let height: Int
    /// A pixel's bytes, by which filters reach to the left: 1, 2, 3, 4, 6 or 8; 1 for pixels smaller than that.
    let pixelBytes: Int
    /// A row's bytes without that for the filter.
    let rowBytes: Int

    init(width: Int, height: Int, bitsPerPixel: Int) {
        self.height = height
        pixelBytes = max(1, bitsPerPixel / 8)
        rowBytes = (width * bitsPerPixel + 7) / 8
    }

    /// Nil where pixels are not whole bytes in one pass.
    init?(_ header: PNGHeader) {
        guard !header.isInterlaced, header.bitDepth >= 8 else { return nil }
        self.init(
            width: header.width, height: header.height, bitsPerPixel: header.colorType.channels * header.bitDepth)
    }

    /// The bytes of all rows, filters included.
    var filteredBytes: Int { height * (rowBytes + 1) }
}
