public import RelumeCore

/// How the difference of two pictures is measured.
///
/// Some decide pixel by pixel; ``DiffTolerance`` says how many may differ. The others give one number for the whole
/// picture, and a limit on it decides. Every metric has a version, which changes when its numbers would.
///
/// Alpha: a picture without alpha is one whose alpha is full everywhere. `pixelmatch` and `ciede2000` look at the blended
/// color; every other metric takes alpha as one more channel, so fully transparent pixels of different colors differ.
///
/// 16-bit pictures are compared as 16-bit: their samples are never rounded to 8. The color metrics, whose constants are
/// made for 0...255, get sample / 257 with its fraction.
public struct DiffMetric: Hashable, Sendable {
    /// What is the same for any threshold.
    let row: MetricRow
    /// The threshold of a pixel metric or the limit of a score; nil for `exact`.
    public private(set) var threshold: Double?
    /// Whether pixels that a metric could excuse as anti-aliased count as different.
    private(set) var countsAntialiased: Bool

    init(_ row: MetricRow, threshold: Double?, countsAntialiased: Bool = false) {
        self.row = row
        self.threshold = threshold
        self.countsAntialiased = countsAntialiased
    }

    /// Every metric with its defaults. A new one is a file with its row, and a line here.
    public static let all: [DiffMetric] = [
        .exact,
        .pixelmatch71(),
        .pixelmatch72(),
        .ciede2000(),
        .maximumError(),
        .meanError(),
        .rootMeanSquareError(),
        .peakSignalToNoise(),
        .structuralSimilarity(),
        .multiscaleSimilarity(),
    ]

    /// Finds a metric by its name, with its default threshold.
    ///
    /// - Throws: `invalidArgument` for an unknown name.
    public init(parsing name: String) throws(RelumeError) {
        guard let metric = DiffMetric.all.first(where: { $0.name == name }) else {
            let names = DiffMetric.all.map(\.name).joined(separator: ", ")
            throw RelumeError(.invalidArgument, "there is no metric \"\(name)\"; choose one of \(names)")
        }
        self = metric
    }

    /// The name on the command line.
    public var name: String { row.name }

    /// The name and the version, as every result carries it: `ssim/1`, `pixelmatch-7.2/1`.
    public var identifier: String { "\(row.name)/\(row.version)" }

    /// The thresholds or limits that make sense: what the metric can give, and for `psnr`, which is infinite for equal
    /// pictures, 1000 dB, far more than any difference leaves.
    public var thresholds: ClosedRange<Double> { row.thresholds }

    /// The same metric with another threshold or limit; `exact` has none and stays as it is.
    public func withThreshold(_ value: Double) -> DiffMetric {
        var metric = self
        if threshold != nil { metric.threshold = value }
        return metric
    }

    /// The same metric, anti-aliased pixels counted or not; only the pixelmatch metrics tell them apart.
    public func countingAntialiased(_ counts: Bool) -> DiffMetric {
        var metric = self
        if row.excusesAntialiasing { metric.countsAntialiased = counts }
        return metric
    }
}
