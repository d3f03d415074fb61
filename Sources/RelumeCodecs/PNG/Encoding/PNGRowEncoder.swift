package import RelumeCore
package import RelumeImages
import RelumeKernels

/// Encodes a picture of 8 bits a sample that comes a few rows at a time, to the bytes of ``PNGEncoder`` with
/// ``PNGProfile/fast``. Pictures for which that searches for matches have to be there as a whole.
package struct PNGRowEncoder {
    private let rows: PNGRows
    /// The file up to its image data.
    private var head: [UInt8]
    private var stream = [PNGStrip.streamStart]
    private var checksum = Adler32()
    private var sample: PNGRowSample
    /// How many rows there were, and the last of them.
    private var rowCount = 0
    private var above: [UInt8] = []

    /// Begins a picture of `spec`'s size and channels.
    ///
    /// - Throws: as ``PNGEncoder`` does.
    package init(_ spec: ImageSpec, _ metadata: ImageMetadata) throws(RelumeError) {
        try PNGEncoder.checkSides(spec.width, spec.height)
        let header = PNGHeader(
            width: spec.width, height: spec.height, bitDepth: 8, PNGHeader.ColorType(channels: spec.channels))
        rows = PNGRows(width: spec.width, height: spec.height, bitsPerPixel: spec.channels * header.bitDepth)
        sample = PNGRowSample(of: rows)
        head = PNGContainer.signature
        head.appendPNGChunk(.header, header.chunkData)
        head += try metadata.chunks(colorChannels: spec.colorChannels)
    }

    /// How many rows are compressed at a time: of this multiple, or the last ones, are those that are appended.
    package var stripHeight: Int { rows.stripHeight }

    /// Adds the next rows.
    ///
    /// - Throws: `limitExceeded` if memory is short.
    package mutating func append(_ pixels: [UInt8]) throws(RelumeError) {
        let added = rows.strip(height: pixels.count / rows.rowBytes)
        for strip in added.strips {
            let pixels = pixels.span.extracting((strip.lowerBound * rows.rowBytes)..<(strip.upperBound * rows.rowBytes))
            try append(strip.count, pixels)
            above = [UInt8](copying: pixels.extracting((pixels.count - rows.rowBytes)...))
        }
    }

    private mutating func append(_ count: Int, _ pixels: Span<UInt8>) throws(RelumeError) {
        precondition(rowCount % rows.stripHeight == 0 && rowCount + count <= rows.height)
        let strip = rows.strip(height: count)
        let range = rowCount..<(rowCount + count)
        var sample = sample
        let piece = try PNGStrip(strip, isLast: range.upperBound == rows.height) { filtered in
            strip.filter(pixels, above: above, .leastSum, into: &filtered)
            sample.add(range, of: rows, filtered: filtered.span, pixels: pixels)
        }
        self.sample = sample
        stream.append(piece.bytes)
        checksum.append(piece.checksum)
        rowCount = range.upperBound
    }

    /// The file, in pieces that stand one after the other, once all rows were appended. Nil where ``PNGEncoder`` would look
    /// closer for matches, or needs more than one chunk.
    package consuming func file() -> [[UInt8]]? {
        precondition(rowCount == rows.height)
        var end: [UInt8] = []
        end.appendBigEndian(checksum.value)
        let count = stream.byteCount + end.count
        guard sample.promise == .none, count <= PNGEncoder.mostChunkBytes else { return nil }
        var crc = Checksum.crc32(PNGChunkType.imageData.letters.span)
        for piece in stream + [end] { crc = Checksum.crc32(piece.span, after: crc) }
        head.appendBigEndian(UInt32(count))
        head += PNGChunkType.imageData.letters
        end.appendBigEndian(crc)
        end.appendPNGChunk(.end, [])
        return [head] + stream + [end]
    }
}
