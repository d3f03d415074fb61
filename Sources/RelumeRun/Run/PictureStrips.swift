import RelumeCodecs
import RelumeCore
import RelumeDatasets
import RelumeImages
import RelumeKernels

/// The way of a large picture from its file to picture files a few rows at a time: only those are ever in memory, and they are
/// in the cache for all that is done with them.
///
/// Its files and its tally are those of the way by the whole picture, which is taken wherever this one gives up.
struct PictureStrips {
    /// The pictures that are to be made.
    let outputs: [PictureFiles]
    let spec: ImageSpec
    let limits: DecodeLimits
    let display: LevelDisplay
    let measuresStatistics: Bool

    /// What becomes of a picture.
    struct Outcome {
        /// The file of each output, in pieces.
        var files: [[[UInt8]]]
        var tally: RenderTally
        var statistics: ValueStatistics?
        var warnings: [String]
    }

    /// How many rows are read at once, at least: the kernel that undoes their filters takes up to 16 side by side, and does
    /// some twice where they are no multiple of that.
    private static let leastRows = 32

    /// Passes the picture in `bytes` through. Nil where it has to be there as a whole: where something is wrong with it, it is
    /// of another kind, or it repeats itself so that a search for matches would make its files smaller.
    func outcome(of bytes: [UInt8]) throws(RelumeError) -> Outcome? {
        guard var reader = PNGRowReader(bytes, limits: limits), reader.info.spec(appliesOrientation: false) == spec
        else { return nil }
        var encoders: [PNGRowEncoder] = []
        for _ in outputs { encoders.append(try PNGRowEncoder(spec, reader.metadata)) }
        let tables = outputs.map { display.bytes($0.side, .nearest) }
        var levels = StripLevels(spec, display, measuresStatistics: measuresStatistics)
        let height = encoders[0].stripHeight * (1 + (Self.leastRows - 1) / encoders[0].stripHeight)
        for row in stride(from: 0, to: spec.height, by: height) {
            guard let pixels = reader.next(min(height, spec.height - row)) else { return nil }
            levels.add(pixels)
            for index in encoders.indices { try encoders[index].append(tables[index].map(pixels, planeSize: 1)) }
        }
        guard reader.end(), let tally = levels.tally else { return nil }
        var files: [[[UInt8]]] = []
        for encoder in encoders {
            guard let file = encoder.file() else { return nil }
            files.append(file)
        }
        return Outcome(files: files, tally: tally, statistics: levels.statistics, warnings: reader.warnings)
    }
}

/// The levels of a picture's strips, taken together.
private struct StripLevels {
    private let display: LevelDisplay
    private let channels: Int
    private let measuresStatistics: Bool
    /// Whether it may matter how often each level occurs.
    private let counts: Bool
    private var ranges: LevelRanges
    private var histogram: LevelHistogram?

    init(_ spec: ImageSpec, _ display: LevelDisplay, measuresStatistics: Bool) {
        self.display = display
        self.measuresStatistics = measuresStatistics
        channels = spec.channels
        ranges = LevelRanges(channels: spec.channels)
        var all = ranges
        for level in [UInt8.min, .max] {
            all.widen(to: [UInt8](repeating: level, count: spec.channels).span, planeSize: 1)
        }
        counts = measuresStatistics || display.tally(of: all) == nil
    }

    mutating func add(_ pixels: [UInt8]) {
        ranges.widen(to: pixels.span, planeSize: 1)
        guard counts else { return }
        let strip = LevelHistogram(pixels, channels: channels, planeSize: 1)
        if histogram?.add(strip) == nil { histogram = strip }
    }

    /// Nil where it depends on counts that were not made.
    var tally: RenderTally? { display.tally(of: ranges) ?? histogram.map { display.tally(of: $0) } }

    var statistics: ValueStatistics? {
        measuresStatistics ? histogram.map { display.values.statistics(of: $0) } : nil
    }
}
