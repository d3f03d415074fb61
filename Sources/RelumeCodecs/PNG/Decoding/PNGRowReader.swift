import RelumeCore
package import RelumeImages
import RelumeKernels

/// The pixels of a PNG a few rows at a time, for which there need never be memory for all of them.
///
/// It reads 8 bits a sample, not interlaced, without a palette or a transparent color. As on the fast path, whatever it does
/// not take, and whatever is wrong, is nothing but a no; ``PNGDecoder`` then says what.
package struct PNGRowReader: ~Copyable {
    /// What the file's header says.
    package let info: ImageInfo
    package let metadata: ImageMetadata
    /// What was odd about the file but cost no pixels.
    package let warnings: [String]
    private let rows: PNGRows
    private let stream: ZlibStream
    private var inflater: RowInflater
    private var checksum = Adler32()
    /// Filtered rows behind as many of the bytes before them as the stream may reach back to.
    private var filtered: [UInt8] = []
    private var windowCount = 0
    /// The last row, once there is one.
    private var above: [UInt8] = []

    /// Nil for a file that is not read this way, and for a picture that its metadata turn.
    package init?(_ bytes: [UInt8], limits: DecodeLimits) {
        guard let container = try? PNGContainer(bytes, maxChunks: limits.maxChunks) else { return nil }
        let info = ImageInfo(container, in: bytes)
        let header = container.header
        guard info.orientation == .topLeft, header.bitDepth == 8, header.colorType != .palette,
            container.transparency == nil, let rows = PNGRows(header), container.mayHold(rows),
            (try? limits.check(width: info.width, height: info.height)) != nil
        else { return nil }
        let stream = container.stream(in: bytes)
        var inflater = RowInflater()
        guard inflater?.begin(stream.bytes.span.extracting(stream.range)) == true, let inflater else { return nil }
        var warnings = container.warnings
        metadata = ImageMetadata(container, in: bytes, info: info, warnings: &warnings)
        self.warnings = warnings
        self.info = info
        self.rows = rows
        self.stream = stream
        self.inflater = inflater
    }

    /// The pixels of the next `count` rows; nil if something is wrong with them.
    package mutating func next(_ count: Int) -> [UInt8]? {
        let strip = rows.strip(height: count)
        let place = windowCount..<(windowCount + strip.filteredBytes)
        let missing = place.upperBound - filtered.count
        if missing > 0 { filtered += [UInt8](repeating: 0, count: missing) }
        guard inflater.inflate(stream, into: &filtered, place) else { return nil }
        checksum.append(Adler32(filtered.span.extracting(place)))
        guard let pixels = pixels(strip, place) else { return nil }
        above = Array(pixels.suffix(rows.rowBytes))
        keepWindow(endingAt: place.upperBound)
        return pixels
    }

    private func pixels(_ strip: PNGRows, _ place: Range<Int>) -> [UInt8]? {
        let tensor = try? Tensor<UInt8>(shape: [strip.height, strip.rowBytes]) {
            (output: inout OutputSpan<UInt8>) throws(NotFast) in
            let isDone = output.appendStoredSamples { pixels in
                strip.unfilter(filtered.span.extracting(place), above: above, into: &pixels)
            }
            guard isDone else { throw NotFast() }
        }
        return tensor?.scalars
    }

    /// Moves the last bytes up to `end` to the beginning.
    private mutating func keepWindow(endingAt end: Int) {
        windowCount = min(end, RowInflater.window)
        let window = [UInt8](copying: filtered.span.extracting((end - windowCount)..<end))
        var span = filtered.mutableSpan
        span.copy(window.span, at: 0)
    }

    /// Whether the stream ends behind the rows that were read, and with their checksum.
    package mutating func end() -> Bool {
        let stream = stream
        return inflater.end(stream.bytes.span.extracting(stream.range)) == checksum.value
    }
}

/// The bytes of a zlib stream, in one piece.
private struct ZlibStream {
    let bytes: [UInt8]
    let range: Range<Int>
}

extension RowInflater {
    fileprivate mutating func inflate(_ stream: ZlibStream, into output: inout [UInt8], _ range: Range<Int>) -> Bool {
        var span = output.mutableSpan
        return inflate(stream.bytes.span.extracting(stream.range), into: &span, range)
    }
}

extension PNGContainer {
    /// The zlib stream of the file `bytes`, which is there already if it stands in one chunk.
    fileprivate func stream(in bytes: [UInt8]) -> ZlibStream {
        if imageData.count == 1 { return ZlibStream(bytes: bytes, range: imageData[0]) }
        var stream: [UInt8] = []
        stream.reserveCapacity(imageData.reduce(0) { $0 + $1.count })
        for range in imageData { stream += bytes[range] }
        return ZlibStream(bytes: stream, range: 0..<stream.count)
    }
}
