import RelumeKernels

/// What there is to know about a metric, whatever its threshold: comparing, parsing, checks and help follow from it.
struct MetricRow: Sendable {
    /// How it decides.
    enum Measure: Sendable {
        /// Pixel by pixel: what is beyond ``DiffTolerance/channelDelta`` differs.
        case samples
        /// Pixel by pixel, besides: by the kernel for a threshold, with anti-aliased pixels counted or not.
        case color(@Sendable (_ threshold: Double, _ countsAntialiased: Bool) -> SamplePair.ColorMetric)
        /// One number for the picture, which passes up to the limit, or from it on.
        case score(Direction, @Sendable (_ pair: PicturePair, _ errors: SampleErrors, _ jobs: Int) -> Double)
    }

    /// Which scores pass.
    enum Direction: Sendable {
        case atMost
        case atLeast
    }

    /// The name on the command line.
    let name: String
    /// What it measures, in a few words of help.
    let summary: String
    /// Another one as soon as its numbers are others.
    var version = 1
    /// The thresholds or limits that make sense.
    let thresholds: ClosedRange<Double>
    /// The shortest side that a picture must have.
    var shortestSide = 1
    /// Whether it finds anti-aliased pixels.
    var excusesAntialiasing = false
    let measure: Measure
}

extension MetricRow: Hashable {
    /// Names are unique.
    static func == (left: MetricRow, right: MetricRow) -> Bool { left.name == right.name }

    func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

extension DiffMetric {
    /// The text of help: what it measures, which side of the threshold passes, and the default.
    package var help: String {
        guard let threshold else { return row.summary }
        let text = "\(threshold)"
        let number = text.hasSuffix(".0") ? String(text.dropLast(2)) : text
        switch row.measure {
        case .score(.atMost, _): return "\(row.summary), at most the threshold; \(number)"
        case .score(.atLeast, _): return "\(row.summary), at least the threshold; \(number)"
        case .samples, .color:
            return "\(row.summary)\(row.excusesAntialiasing ? ", anti-aliasing excused" : ""); threshold \(number)"
        }
    }
}
