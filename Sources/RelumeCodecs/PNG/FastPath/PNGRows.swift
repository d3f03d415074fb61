/// How the rows of a PNG that is not interlaced lie in its zlib stream: each a byte that names its filter, then its
/// pixels. Only samples of whole bytes; smaller ones are libpng's.
struct PNGRows: Sendable {
    let height: Int
    /// A pixel's bytes, by which filters reach to the left: 1, 2, 3, 4, 6 or 8.
    let pixelBytes: Int
    /// A row's bytes without that for the filter.
    let rowBytes: Int

    init(width: Int, height: Int, channels: Int, bitDepth: Int) {
        self.height = height
        pixelBytes = channels * bitDepth / 8
        rowBytes = width * pixelBytes
    }

    /// Nil where pixels are not whole bytes in one pass.
    init?(_ header: PNGHeader) {
        guard !header.isInterlaced, header.bitDepth >= 8 else { return nil }
        let channels =
            switch header.colorType {
            case .gray, .palette: 1
            case .grayAlpha: 2
            case .rgb: 3
            case .rgba: 4
            }
        self.init(width: header.width, height: header.height, channels: channels, bitDepth: header.bitDepth)
    }

    /// The bytes of all rows, filters included.
    var filteredBytes: Int { height * (rowBytes + 1) }
}
