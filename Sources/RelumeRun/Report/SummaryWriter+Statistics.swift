import RelumeActivations
import RelumeCore
import RelumeTensorBoard

extension SummaryWriter {
    /// Adds numbers under `TAG/mean`, `TAG/std` and so on and a histogram under `TAG/values`, of all channels together.
    func addStatistics(_ tag: String, _ statistics: BatchStatistics, step: Int) throws(RelumeError) {
        let values = statistics.overall
        let scalars: [(name: String, value: Double?)] = [
            ("mean", values.mean), ("std", values.standardDeviation),
            ("min", values.minimum.map(Double.init)), ("median", values.percentile(50).map(Double.init)),
            ("max", values.maximum.map(Double.init)),
            ("zeros", values.sparsity), ("negatives", values.negativeShare), ("saturated", values.saturatedShare),
            ("non_finite", values.nonFiniteShare), ("dead_channels", Double(statistics.deadChannels.count)),
        ]
        for (name, value) in scalars {
            if let value { try addScalar("\(tag)/\(name)", value, step: step) }
        }
        guard let least = values.minimum, let greatest = values.maximum else { return }
        try addHistogram("\(tag)/values", Histogram(counts: values.rising, in: least...greatest), step: step)
    }
}
