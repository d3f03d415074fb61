import RelumeActivations
import RelumeCore
import RelumeTensorBoard

/// What is logged of a step's values beside its pictures, all channels together, in the order in which it is written.
enum LoggedStatistic: String, CaseIterable {
    case mean
    case std
    case min
    case median
    case max
    case zeros
    case negatives
    case saturated
    case nonFinite = "non_finite"
    case deadChannels = "dead_channels"
    /// The histogram; the others are numbers.
    case values

    /// Its tag, below that of the pictures.
    func tag(below pictures: String) -> String { "\(pictures)/\(rawValue)" }

    /// Whether it is logged only where some value is finite.
    var needsFiniteValues: Bool {
        switch self {
        case .mean, .std, .min, .median, .max, .values: true
        case .zeros, .negatives, .saturated, .nonFinite, .deadChannels: false
        }
    }

    /// The number; nil where it is not known, and for the histogram.
    fileprivate func number(_ statistics: BatchStatistics, _ values: ValueDistribution) -> Double? {
        switch self {
        case .mean: values.mean
        case .std: values.standardDeviation
        case .min: values.minimum.map(Double.init)
        case .median: values.percentile(50).map(Double.init)
        case .max: values.maximum.map(Double.init)
        case .zeros: values.sparsity
        case .negatives: values.negativeShare
        case .saturated: values.saturatedShare
        case .nonFinite: values.nonFiniteShare
        case .deadChannels: Double(statistics.deadChannels.count)
        case .values: nil
        }
    }
}

extension SummaryWriter {
    /// Adds numbers under `TAG/mean`, `TAG/std` and so on and a histogram under `TAG/values`.
    func addStatistics(_ tag: String, _ statistics: BatchStatistics, step: Int) throws(RelumeError) {
        let values = statistics.overall
        for statistic in LoggedStatistic.allCases {
            guard let number = statistic.number(statistics, values) else { continue }
            try addScalar(statistic.tag(below: tag), number, step: step)
        }
        guard let least = values.minimum, let greatest = values.maximum else { return }
        try addHistogram(
            LoggedStatistic.values.tag(below: tag), SummaryHistogram(counts: values.rising, in: least...greatest),
            step: step)
    }
}
