import RelumeCore
import RelumeImages

/// The four letters of a chunk.
struct PNGChunkType: Hashable, CustomStringConvertible {
    let code: UInt32

    init(code: UInt32) { self.code = code }

    private init(_ letters: StaticString) {
        code = letters.withUTF8Buffer { $0.reduce(0) { $0 << 8 | UInt32($1) } }
    }

    static let header = PNGChunkType("IHDR")
    static let palette = PNGChunkType("PLTE")
    static let imageData = PNGChunkType("IDAT")
    static let end = PNGChunkType("IEND")
    static let transparency = PNGChunkType("tRNS")
    static let iccProfile = PNGChunkType("iCCP")
    static let sRGB = PNGChunkType("sRGB")
    static let gamma = PNGChunkType("gAMA")
    static let chromaticities = PNGChunkType("cHRM")
    static let physicalPixels = PNGChunkType("pHYs")
    static let exif = PNGChunkType("eXIf")
    static let animation = PNGChunkType("acTL")

    var letters: [UInt8] { (0..<4).map(letter) }

    private func letter(_ index: Int) -> UInt8 { UInt8(truncatingIfNeeded: code >> (24 - 8 * index)) }

    /// Whether all four bytes are ASCII letters, as they must be.
    var isValid: Bool {
        (0..<4).allSatisfy { (65...90).contains(letter($0)) || (97...122).contains(letter($0)) }
    }

    /// Whether the image cannot be decoded without it: its first letter is a capital.
    var isCritical: Bool { letter(0) & 0x20 == 0 }

    var description: String { String(decoding: letters, as: UTF8.self) }
}

/// Where a chunk stands in its file.
struct PNGChunk {
    let type: PNGChunkType
    /// Where the chunk starts, with its length.
    let offset: Int
    let data: Range<Int>

    /// Whether the CRC that follows the data is that of type and data.
    func hasRightCRC(in bytes: [UInt8]) -> Bool {
        let covered = bytes.span.extracting((offset + 4)..<data.upperBound)
        return bytes[...].integer(UInt32.self, at: data.upperBound) == Checksum.crc32(covered)
    }
}

/// Walks over the chunks of a file, which must start with the signature. Looks at no CRC.
struct PNGChunkWalk {
    let bytes: [UInt8]
    var offset = PNGContainer.signature.count

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The next chunk.
    ///
    /// - Throws: `malformedData` if the file ends before the chunk does.
    mutating func next() throws(RelumeError) -> PNGChunk {
        let rest = bytes[offset...]
        guard let length = rest.integer(UInt32.self, at: 0), let code = rest.integer(UInt32.self, at: 4) else {
            throw truncated("the head of a chunk (IEND, the last chunk, has not come yet)", needs: 12)
        }
        let type = PNGChunkType(code: code)
        guard type.isValid, length <= UInt32(Int32.max) else {
            throw .damagedFile(
                "expected the length and four letters of a chunk, found \(length) and \(type.letters)",
                byteOffset: offset)
        }
        guard rest.count >= 12 + Int(length) else { throw truncated("the \(type) chunk", needs: 12 + Int(length)) }
        let chunk = PNGChunk(type: type, offset: offset, data: (offset + 8)..<(offset + 8 + Int(length)))
        offset = chunk.data.upperBound + 4
        return chunk
    }

    private func truncated(_ what: String, needs count: Int) -> RelumeError {
        let left = bytes.count - offset
        let message = "the file ends too early: \(what) needs \(count) bytes, \(left) are left; get the whole file"
        return RelumeError(.malformedData, message, byteOffset: offset)
    }
}

extension Array<UInt8> {
    /// Appends a whole chunk: length, type, data, CRC.
    mutating func appendPNGChunk(_ type: PNGChunkType, _ data: [UInt8]) {
        appendPNGChunk(type, pieces: CollectionOfOne(data))
    }

    /// Appends a whole chunk whose data are `pieces`, one after the other.
    mutating func appendPNGChunk(_ type: PNGChunkType, pieces: some Collection<some Collection<UInt8>>) {
        appendBigEndian(UInt32(pieces.reduce(0) { $0 + $1.count }))
        let start = count
        appendBigEndian(type.code)
        for piece in pieces { append(contentsOf: piece) }
        appendBigEndian(Checksum.crc32(span.extracting(start..<count)))
    }
}
