import RelumeCore
import RelumeImages

/// The chunks of a PNG file, checked: order, CRCs, what is missing. It decodes nothing, so that any decoder of pixels
/// can stand behind it and obey the same rules.
///
/// Errors: a critical chunk with a wrong CRC, out of order, twice, or unknown; no palette where one is needed; IDAT
/// chunks with others between them; no IDAT or IEND. Warnings: an ancillary chunk with a wrong CRC or tRNS out of place
/// (both are passed over), bytes after IEND.
struct PNGContainer {
    static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

    let header: PNGHeader
    private(set) var palette: PNGChunk?
    /// tRNS, if it can belong to the header.
    private(set) var transparency: PNGChunk?
    /// The data of the IDAT chunks, in order; together one zlib stream.
    private(set) var imageData: [Range<Int>] = []
    /// The first of each known kind.
    private(set) var ancillary = PNGChunkList()
    private(set) var warnings: [String] = []
    /// A file may have millions of chunks, all of them wrong.
    private static let mostWarnings = 8

    /// Checks the chunks of `bytes`, which start with the signature.
    ///
    /// - Throws: `malformedData`, `unsupported` for an unknown critical chunk, `limitExceeded` for too many chunks.
    init(_ bytes: [UInt8], maxChunks: Int) throws(RelumeError) {
        var walk = PNGChunkWalk(bytes)
        var previous = try walk.next()
        header = try PNGHeader(previous, in: bytes)
        try checkCRC(of: previous, in: bytes)
        var count = 1
        while previous.type != .end {
            let chunk = try walk.next()
            count += 1
            guard count <= maxChunks else {
                throw RelumeError(
                    .limitExceeded,
                    "the file has more than \(maxChunks) chunks; raise the limit of chunks (--max-chunks) to decode it",
                    byteOffset: chunk.offset)
            }
            if try checkCRC(of: chunk, in: bytes) { try add(chunk, after: previous) }
            previous = chunk
        }
        try checkComplete(end: previous.offset)
        checkTransparency()
        if walk.offset < bytes.count {
            warn("\(bytes.count - walk.offset) bytes after the end of the image (IEND) are passed over")
        }
    }

    /// Takes the chunks of `bytes` as far as they are whole and in order, and looks at no CRC: a file that is cut off
    /// still says what it was.
    ///
    /// - Throws: `malformedData` if not even the header is there.
    init(outlineOf bytes: [UInt8]) throws(RelumeError) {
        var walk = PNGChunkWalk(bytes)
        var previous = try walk.next()
        header = try PNGHeader(previous, in: bytes)
        while let chunk = try? walk.next(), (try? add(chunk, after: previous)) != nil, chunk.type != .end {
            previous = chunk
        }
        checkTransparency()
    }

    /// Whether the chunk may be used: a wrong CRC is an error for a critical chunk, a warning for others.
    @discardableResult
    private mutating func checkCRC(of chunk: PNGChunk, in bytes: [UInt8]) throws(RelumeError) -> Bool {
        if chunk.hasRightCRC(in: bytes) { return true }
        guard !chunk.type.isCritical else {
            throw .damagedFile("the chunk \(chunk.type) has a wrong CRC", byteOffset: chunk.offset)
        }
        warn("the chunk \(chunk.type) at byte \(chunk.offset) has a wrong CRC and is passed over")
        return false
    }

    private mutating func add(_ chunk: PNGChunk, after previous: PNGChunk) throws(RelumeError) {
        switch chunk.type {
        case .palette where palette == nil && imageData.isEmpty:
            palette = chunk
        case .imageData where imageData.isEmpty || previous.type == .imageData:
            imageData.append(chunk.data)
        case .header, .palette, .imageData:
            throw .damagedFile(
                "the chunk \(chunk.type) stands after \(previous.type), where it may not", byteOffset: chunk.offset)
        case .transparency where imageData.isEmpty && transparency == nil:
            transparency = chunk
        case .transparency:
            warn("the chunk tRNS at byte \(chunk.offset) is out of place and is passed over")
        case .iccProfile, .sRGB, .gamma, .chromaticities, .physicalPixels, .exif, .animation:
            if ancillary[chunk.type] == nil { ancillary.append(chunk) }
        case let type where type.isCritical && type != .end:
            let message = "the critical chunk \(type) is not part of the PNG standard; write the file anew without it"
            throw RelumeError(.unsupported, message, byteOffset: chunk.offset)
        default:
            return
        }
    }

    private mutating func warn(_ warning: String) {
        guard warnings.count <= Self.mostWarnings else { return }
        warnings.append(warnings.count < Self.mostWarnings ? warning : "more warnings about chunks are not listed")
    }

    private func checkComplete(end: Int) throws(RelumeError) {
        if imageData.isEmpty { throw .damagedFile("the image data (IDAT) is missing", byteOffset: end) }
        if header.colorType == .palette && palette == nil {
            throw .damagedFile("the palette (PLTE) is missing", byteOffset: end)
        }
    }

    /// Passes over a tRNS that cannot belong to the header and the palette.
    private mutating func checkTransparency() {
        let colors = (palette?.data.count ?? 0) / 3
        guard let count = transparency?.data.count, !header.allowsTransparency(bytes: count, colors: colors) else {
            return
        }
        warn("the chunk tRNS has \(count) bytes, which does not fit the image, and is passed over")
        transparency = nil
    }
}

/// A few chunks by their type. Where there are so few, looking through them costs less than a dictionary.
struct PNGChunkList {
    private var chunks: [PNGChunk] = []

    mutating func append(_ chunk: PNGChunk) { chunks.append(chunk) }

    subscript(type: PNGChunkType) -> PNGChunk? { chunks.first { $0.type == type } }
}
