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
    static let stripCount = 4
    /// For a look that costs a photograph of 256 x 256 some 4 % of its time, and for measuring what passes it.
    static let glance = 8 << 10
    private static let measure = 128 << 10
    /// For measuring where the guess is not sure; a tenth of the time.
    private static let smallMeasure = 16 << 10

    /// What suits `pixels`, quickly.
    ///
    /// - Throws: `limitExceeded` if memory is short.
    static func compression(for pixels: PNGPixels) throws(RelumeError) -> PNGCompression {
        try CodecState.borrow { state throws(RelumeError) in
            switch pixels.searchPromise(state: state, glance) {
            case .none: return .runs
            case .some:
                // Of photographs that get here, nearly all are left here.
                guard try PNGSample(pixels, bytes: smallMeasure, state: state).mayGainBySearch else { return .runs }
            case .much: break
            }
            let sample = try PNGSample(pixels, bytes: measure, state: state)
            return sample.prefersSearch ? sample.search : .runs
        }
    }

    /// The better way to search in `pixels`.
    ///
    /// - Throws: `limitExceeded` if memory is short.
    static func search(in pixels: PNGPixels) throws(RelumeError) -> PNGCompression {
        try CodecState.borrow { state throws(RelumeError) in try PNGSample(pixels, bytes: measure, state: state).search
        }
    }

    private init(_ pixels: PNGPixels, bytes: Int, state: CodecState) throws(RelumeError) {
        let deflater = try state.deflater(level: Self.level)
        let strips = pixels.rows.sampleStrips(Self.stripCount, bytes: bytes)
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

    private var found: Int { min(unfiltered, leastSum) }

    /// Whether a search gains what its time is worth; nothing is to be lost by it where hardly anything but runs is there.
    private var prefersSearch: Bool { found * 100 < runs * 95 || (isMostlyBlank && found <= runs) }

    /// Whether a larger sample may say that a search pays: in a small one there is less to be found.
    private var mayGainBySearch: Bool { found * 100 < runs * 103 }

    private var search: PNGCompression {
        .search(
            level: isMostlyBlank ? Self.levelForBlanks : Self.level, filter: unfiltered < leastSum ? .none : .leastSum)
    }
}

/// How worthwhile a search looks.
enum SearchPromise {
    /// It saves less than a twelfth.
    case none
    /// It saves a twelfth and more.
    case some
    /// It saves two fifths and more, or hardly anything but runs is there.
    case much

    /// - Parameter bits: what matches and literals take, where runs and literals take `runs`.
    private init(bits: UInt64, ofRuns runs: UInt64) {
        self = bits * 12 >= runs * 11 ? .none : bits * 5 > runs * 3 ? .some : .much
    }

    /// Guesses from a sample of rows, as the least-sum filters leave them and as they are. In photographs, also in those
    /// whose levels an activation has crowded together, a search saves next to nothing.
    init(filtered: Span<UInt8>, unfiltered: Span<UInt8>) {
        let guess = RunDeflate.guess(filtered)
        guard guess.runs >= filtered.count else {
            self = .much
            return
        }
        self = Self(bits: guess.matches, ofRuns: guess.runs)
        if self == .none { self = Self(bits: RunDeflate.guess(unfiltered).matches, ofRuns: guess.runs) }
    }
}

extension PNGPixels {
    /// What a search promises by a guess from a sample.
    fileprivate func searchPromise(state: CodecState, _ bytes: Int) -> SearchPromise {
        let strips = rows.sampleStrips(PNGSample.stripCount, bytes: bytes)
        let count = strips.reduce(0) { $0 + $1.count } * (rows.rowBytes + 1)
        return state.rows.withBytes(count) { filtered in
            filter(strips, .leastSum, into: &filtered)
            return state.spare.withBytes(count) { unfiltered in
                filter(strips, .none, into: &unfiltered)
                return SearchPromise(filtered: filtered.span, unfiltered: unfiltered.span)
            }
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
    func sampleStrips(_ count: Int, bytes: Int) -> [Range<Int>] {
        let rows = max(2, bytes / count / (rowBytes + 1))
        guard count * rows < height else { return [0..<height] }
        return (0..<count).map { index in
            let start = (height - rows) * (2 * index + 1) / (2 * count)
            return start..<(start + rows)
        }
    }
}
