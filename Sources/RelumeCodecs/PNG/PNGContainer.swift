import RelumeCore

/// The chunks of a whole PNG file, checked: order, CRCs, what is missing. It decodes nothing, so that any decoder of
/// pixels can stand behind it and obey the same rules.
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
    private(set) var ancillary: [PNGChunkType: PNGChunk] = [:]
    private(set) var warnings: [String] = []

    /// Checks the chunks of `bytes`, which start with the signature.
    ///
    /// - Throws: `malformedData`, or `unsupported` for an unknown critical chunk.
    init(_ bytes: [UInt8]) throws(RelumeError) {
        var walk = PNGChunkWalk(bytes)
        let first = try walk.next()
        header = try PNGHeader(first, in: bytes)
        try Self.checkCRC(of: first, in: bytes)
        var previous = first
        while previous.type != .end {
            let chunk = try walk.next()
            if chunk.type.isCritical {
                try Self.checkCRC(of: chunk, in: bytes)
                try addCritical(chunk, after: previous)
            } else if chunk.hasRightCRC(in: bytes) {
                addAncillary(chunk)
            } else {
                warnings.append("the chunk \(chunk.type) at byte \(chunk.offset) has a wrong CRC and is passed over")
            }
            previous = chunk
        }
        try checkComplete(end: previous)
        if walk.offset < bytes.count {
            warnings.append("\(bytes.count - walk.offset) bytes after the end of the image (IEND) are passed over")
        }
    }

    private static func checkCRC(of chunk: PNGChunk, in bytes: [UInt8]) throws(RelumeError) {
        guard !chunk.hasRightCRC(in: bytes) else { return }
        throw RelumeError(
            .malformedData,
            "the chunk \(chunk.type) has a wrong CRC: the file is damaged, get it again from its source",
            byteOffset: chunk.offset)
    }

    private mutating func addCritical(_ chunk: PNGChunk, after previous: PNGChunk) throws(RelumeError) {
        switch chunk.type {
        case .palette where palette == nil && imageData.isEmpty:
            palette = chunk
        case .imageData where imageData.isEmpty || previous.type == .imageData:
            imageData.append(chunk.data)
        case .end:
            return
        case .header, .palette, .imageData:
            throw RelumeError(
                .malformedData,
                "the chunk \(chunk.type) stands after \(previous.type), where it may not: the file is damaged, get it again from its source",
                byteOffset: chunk.offset)
        default:
            throw RelumeError(
                .unsupported,
                "the critical chunk \(chunk.type) is not part of the PNG standard; write the file anew with a standard encoder",
                byteOffset: chunk.offset)
        }
    }

    private mutating func addAncillary(_ chunk: PNGChunk) {
        switch chunk.type {
        case .transparency where imageData.isEmpty && transparency == nil:
            transparency = chunk
        case .transparency:
            warnings.append("the chunk tRNS at byte \(chunk.offset) is out of place and is passed over")
        case .iccProfile, .sRGB, .gamma, .chromaticities, .physicalPixels, .exif:
            if ancillary[chunk.type] == nil { ancillary[chunk.type] = chunk }
        default:
            return
        }
    }

    private mutating func checkComplete(end: PNGChunk) throws(RelumeError) {
        let missing: String? =
            if imageData.isEmpty { "image data (IDAT)" } else if header.colorType == .palette && palette == nil {
                "palette (PLTE)"
            } else { nil }
        if let missing {
            throw RelumeError(
                .malformedData, "the \(missing) is missing: the file is damaged, get it again from its source",
                byteOffset: end.offset)
        }
        let colors = (palette?.data.count ?? 0) / 3
        if let chunk = transparency, !header.allowsTransparency(bytes: chunk.data.count, colors: colors) {
            warnings.append(
                "the chunk tRNS has \(chunk.data.count) bytes, which does not fit the image, and is passed over")
            transparency = nil
        }
    }
}
