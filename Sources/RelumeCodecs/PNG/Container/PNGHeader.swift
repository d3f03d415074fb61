import RelumeCore
import RelumeImages

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

    /// Of a picture that is not interlaced.
    init(width: Int, height: Int, bitDepth: Int, _ colorType: ColorType) {
        (self.width, self.height, self.bitDepth, self.colorType) = (width, height, bitDepth, colorType)
        isInterlaced = false
    }

    /// Reads the data of the first chunk.
    ///
    /// - Throws: `malformedData` if it is not IHDR, or says something that PNG does not know.
    init(_ chunk: PNGChunk, in bytes: [UInt8]) throws(RelumeError) {
        func damaged(_ what: String) -> RelumeError { .damagedFile(what, byteOffset: chunk.offset) }
        guard chunk.type == .header, chunk.data.count == 13 else {
            throw damaged("expected IHDR with 13 bytes first, found \(chunk.type) with \(chunk.data.count)")
        }
        let data = bytes[chunk.data]
        let (width, height) = (data.integer(UInt32.self, at: 0) ?? 0, data.integer(UInt32.self, at: 4) ?? 0)
        let sides = 1...UInt32(Int32.max)
        guard sides.contains(width), sides.contains(height) else {
            throw damaged("expected a width and a height from 1 to 2147483647, found \(width) x \(height)")
        }
        func byte(_ index: Int) -> UInt8 { data[data.startIndex + 8 + index] }
        guard let colorType = ColorType(rawValue: byte(1)), colorType.bitDepths.contains(byte(0)) else {
            throw damaged("there is no color type \(byte(1)) with bit depth \(byte(0))")
        }
        guard byte(2) == 0, byte(3) == 0, byte(4) <= 1 else {
            throw damaged(
                "expected compression 0, filter 0, interlace 0 or 1, found \(byte(2)), \(byte(3)), \(byte(4))")
        }
        self.width = Int(width)
        self.height = Int(height)
        bitDepth = Int(byte(0))
        self.colorType = colorType
        isInterlaced = byte(4) == 1
    }

    /// The data of IHDR.
    var chunkData: [UInt8] {
        var data: [UInt8] = []
        data.appendBigEndian(UInt32(width))
        data.appendBigEndian(UInt32(height))
        return data + [UInt8(bitDepth), colorType.rawValue, 0, 0, isInterlaced ? 1 : 0]
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

extension PNGHeader.ColorType {
    /// What samples a pixel has.
    init(channels: Int) {
        switch channels {
        case 1: self = .gray
        case 2: self = .grayAlpha
        case 3: self = .rgb
        default: self = .rgba
        }
    }

    /// The samples of a pixel, an index being one.
    var channels: Int {
        switch self {
        case .gray, .palette: 1
        case .grayAlpha: 2
        case .rgb: 3
        case .rgba: 4
        }
    }
}
