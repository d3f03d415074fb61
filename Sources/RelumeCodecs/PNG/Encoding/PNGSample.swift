import RelumeCore
import RelumeKernels

/// What a few strips of an image tell about the rest: whether searching for matches is worth ten times the time.
///
/// Photographs, filtered, repeat next to nothing, and a Huffman code for every 32 KiB is smaller than what a search
/// finds. Text, drawings and screenshots repeat themselves, most of them without any filter.
struct PNGSample {
    private let bytes: Int
    /// How long the strips get: with runs only, and by search after either filter.
    private let runs: Int
    private let unfiltered: Int
    private let leastSum: Int

    /// libdeflate's levels for what repeats itself, and for what does hardly anything else, where a higher one takes no
    /// longer.
    private static let level = 6
    private static let levelForBlanks = 7
    private static let stripCount = 4
    /// For a look that costs a photograph of 256 x 256 some 4 % of its time, and for measuring what passes it.
    private static let glance = 8 << 10
    private static let measure = 128 << 10

    /// What suits `pixels`, quickly.
    ///
    /// - Throws: `limitExceeded` if memory is short.
    static func compression(for pixels: PNGPixels) throws(RelumeError) -> PNGCompression {
        try CodecState.borrow { state throws(RelumeError) in
            guard pixels.repeatThemselves(state: state, glance) else { return .runs }
            let sample = try PNGSample(pixels, state: state)
            return sample.prefersSearch ? sample.search : .runs
        }
    }

    /// The better way to search in `pixels`.
    ///
    /// - Throws: `limitExceeded` if memory is short.
    static func search(in pixels: PNGPixels) throws(RelumeError) -> PNGCompression {
        try CodecState.borrow { state throws(RelumeError) in try PNGSample(pixels, state: state).search }
    }

    private init(_ pixels: PNGPixels, state: CodecState) throws(RelumeError) {
        let deflater = try state.deflater(level: Self.level)
        let strips = pixels.rows.sampleStrips(Self.stripCount, bytes: Self.measure)
        let bytes = strips.reduce(0) { $0 + $1.count } * (pixels.rows.rowBytes + 1)
        var sizes = (runs: 0, unfiltered: 0, leastSum: 0)
        state.rows.withBytes(bytes) { rows in
            state.stream.withBytes(max(deflater.bound(bytes), RunDeflate.bound(bytes))) { stream in
                pixels.filter(strips, .leastSum, into: &rows)
                sizes.runs = RunDeflate.deflate(rows.span, isLast: true, into: &stream)
                sizes.leastSum = deflater.compress(rows.span, into: &stream)
                pixels.filter(strips, .none, into: &rows)
                sizes.unfiltered = deflater.compress(rows.span, into: &stream)
            }
        }
        self.bytes = bytes
        (runs, unfiltered, leastSum) = sizes
    }

    /// Runs leave a tenth or less: a search is quick there, and finds what lies further apart than a strip is high.
    private var isMostlyBlank: Bool { runs * 10 < bytes }

    private var prefersSearch: Bool { isMostlyBlank || min(unfiltered, leastSum) * 100 < runs * 95 }

    private var search: PNGCompression {
        .search(
            level: isMostlyBlank ? Self.levelForBlanks : Self.level, filter: unfiltered < leastSum ? .none : .leastSum)
    }
}

extension PNGPixels {
    /// Whether a search looks worth measuring: by a guess from a sample it saves a twelfth and more, or hardly anything but
    /// runs is there. In photographs, also in those whose levels an activation has crowded together, it saves next to
    /// nothing.
    fileprivate func repeatThemselves(state: CodecState, _ bytes: Int) -> Bool {
        let strips = rows.sampleStrips(4, bytes: bytes)
        let count = strips.reduce(0) { $0 + $1.count } * (rows.rowBytes + 1)
        return state.rows.withBytes(count) { sample in
            filter(strips, .leastSum, into: &sample)
            let filtered = RunDeflate.guess(sample.span)
            let isWorth = { (bits: UInt64) in bits * 12 < filtered.runs * 11 }
            if isWorth(filtered.matches) || filtered.runs < count { return true }
            filter(strips, .none, into: &sample)
            return isWorth(RunDeflate.guess(sample.span).matches)
        }
    }

    /// Filters the rows of all strips, one after the other.
    fileprivate func filter(_ strips: [Range<Int>], _ filter: PNGFilter, into output: inout MutableSpan<UInt8>) {
        var end = 0
        for strip in strips {
            rows.filter(bytes.span, strip, filter, into: &output, at: end)
            end += strip.count * (rows.rowBytes + 1)
        }
    }
}

extension PNGRows {
    /// `count` strips, evenly spread, of `bytes` in all but at least two rows each; one strip of all rows where that is
    /// less.
    fileprivate func sampleStrips(_ count: Int, bytes: Int) -> [Range<Int>] {
        let rows = max(2, bytes / count / (rowBytes + 1))
        guard count * rows < height else { return [0..<height] }
        return (0..<count).map { index in
            let start = (height - rows) * (2 * index + 1) / (2 * count)
            return start..<(start + rows)
        }
    }
}
