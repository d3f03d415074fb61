import RelumeCore

/// What IHDR says.
struct PNGHeader: Hashable {
    /// PNG's color types with its numbers.
    enum ColorType: UInt8 {
        case gray = 0
        case rgb = 2
        case palette = 3
        case grayAlpha = 4
        case rgba = 6

        /// The bit depths that go with it.
        var bitDepths: [UInt8] {
            switch self {
            case .gray: [1, 2, 4, 8, 16]
            case .palette: [1, 2, 4, 8]
            case .rgb, .grayAlpha, .rgba: [8, 16]
            }
        }
    }

    let width: Int
    let height: Int
    let bitDepth: Int
    let colorType: ColorType
    let isInterlaced: Bool

    /// Reads the data of the first chunk.
    ///
    /// - Throws: `malformedData` if it is not IHDR, or says something that PNG does not know.
    init(_ chunk: PNGChunk, in bytes: [UInt8]) throws(RelumeError) {
        guard chunk.type == .header, chunk.data.count == 13 else {
            throw Self.error(
                "expected IHDR with 13 bytes as the first chunk, found \(chunk.type) with \(chunk.data.count)", chunk)
        }
        let data = bytes[chunk.data]
        let start = data.startIndex
        guard let width = data.integer(Int32.self, at: 0), let height = data.integer(Int32.self, at: 4), width > 0,
            height > 0
        else {
            throw Self.error(
                "expected a width and a height from 1 to 2147483647, found \(data.integer(UInt32.self, at: 0) ?? 0) x \(data.integer(UInt32.self, at: 4) ?? 0)",
                chunk)
        }
        guard let colorType = ColorType(rawValue: data[start + 9]), colorType.bitDepths.contains(data[start + 8]) else {
            throw Self.error("there is no color type \(data[start + 9]) with bit depth \(data[start + 8])", chunk)
        }
        guard data[start + 10] == 0, data[start + 11] == 0, data[start + 12] <= 1 else {
            throw Self.error(
                "expected compression 0, filter 0 and interlace 0 or 1, found \(data[start + 10]), \(data[start + 11]) and \(data[start + 12])",
                chunk)
        }
        self.width = Int(width)
        self.height = Int(height)
        self.bitDepth = Int(data[start + 8])
        self.colorType = colorType
        self.isInterlaced = data[start + 12] == 1
    }

    private static func error(_ message: String, _ chunk: PNGChunk) -> RelumeError {
        RelumeError(
            .malformedData, "\(message); the file is damaged, get it again from its source", byteOffset: chunk.offset)
    }

    /// Whether a tRNS chunk of `count` bytes can belong to it, with a palette of `colors`.
    func allowsTransparency(bytes count: Int, colors: Int) -> Bool {
        switch colorType {
        case .gray: count == 2
        case .rgb: count == 6
        case .palette: (1...max(1, colors)).contains(count)
        case .grayAlpha, .rgba: false
        }
    }
}
