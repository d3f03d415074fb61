import RelumeCore
import RelumeImages
import RelumeKernels
import RelumeParallel

extension PNGRows {
    /// How many rows are encoded as one piece. It depends on the width alone, so the pieces, and with them the bytes, are
    /// the same for any number of jobs.
    var stripHeight: Int { max(1, Self.stripBytes / (rowBytes + 1)) }

    /// Eight blocks of the encoder: long enough that the few bytes between pieces do not matter.
    private static let stripBytes = 256 << 10

    /// The rows of every strip.
    var strips: [Range<Int>] {
        stride(from: 0, to: height, by: stripHeight).map { $0..<min($0 + stripHeight, height) }
    }
}

/// Some rows, compressed on their own.
struct PNGStrip: Sendable {
    /// What stands before the first strip of a zlib stream: Deflate with a window of 32 KiB, compressed fast.
    static let streamStart: [UInt8] = [0x78, 0x01]

    let bytes: [UInt8]
    /// Of the filtered rows.
    let checksum: Adler32

    /// Compresses `rows` that `fill` filters.
    ///
    /// - Throws: `limitExceeded` if memory is short.
    init(_ rows: PNGRows, isLast: Bool, _ fill: (inout MutableSpan<UInt8>) -> Void) throws(RelumeError) {
        (bytes, checksum) = try CodecState.borrow { state throws(RelumeError) in
            state.rows.withBytes(rows.filteredBytes) { filtered in
                fill(&filtered)
                return state.stream.withBytes(RunDeflate.bound(filtered.count)) { stream in
                    let count = RunDeflate.deflate(filtered.span, isLast: isLast, into: &stream)
                    return ([UInt8](copying: stream.span.extracting(..<count)), Adler32(filtered.span))
                }
            }
        }
    }
}

extension PNGPixels {
    /// Filters and compresses strip by strip.
    func streamOfRuns(jobs: Int) throws(RelumeError) -> [[UInt8]] {
        let strips = rows.strips
        var pieces = [PNGStrip.streamStart]
        var checksum = Adler32()
        func add(_ strip: PNGStrip) {
            pieces.append(strip.bytes)
            checksum.append(strip.checksum)
        }
        if jobs == 1 || strips.count == 1 {
            for index in strips.indices { add(try strip(strips[index], isLast: index == strips.count - 1)) }
        } else {
            try Parallel.orderedMap(count: strips.count, jobs: jobs, window: 2 * jobs, makeState: {}) {
                (index, _: inout Void) throws(RelumeError) in
                try strip(strips[index], isLast: index == strips.count - 1)
            } deliver: { _, strip in
                add(strip)
            }
        }
        var tail: [UInt8] = []
        tail.appendBigEndian(checksum.value)
        pieces.append(tail)
        return pieces
    }

    private func strip(_ range: Range<Int>, isLast: Bool) throws(RelumeError) -> PNGStrip {
        try PNGStrip(rows.strip(height: range.count), isLast: isLast) {
            rows.filter(bytes.span, range, .leastSum, into: &$0)
        }
    }
}
