import RelumeKernels

/// The number that a score metric gives, and what its limit says to it.
struct DiffScore {
    let value: Double
    let passes: Bool
    let decision: String

    /// The score of a pair by `metric`; nil for metrics that decide pixel by pixel.
    init?(_ metric: DiffMetric, _ pair: PicturePair, _ sums: DiffSums, jobs: Int) {
        guard case .score(let direction, let score) = metric.row.measure, let limit = metric.threshold else {
            return nil
        }
        value = score(pair, SampleErrors(pair, sums), jobs)
        let verdict: String
        switch direction {
        case .atMost:
            passes = value <= limit
            verdict = passes ? "is within" : "is above"
        case .atLeast:
            passes = value >= limit
            verdict = passes ? "is not below" : "is below"
        }
        decision = "\(metric.name) \(value) \(verdict) the limit of \(limit)"
    }
}
