import RelumeActivations

/// How values are distributed before and after, as a manifest line has it.
struct StatisticsRecord: Codable, Sendable {
    let before: Batch
    let after: Batch

    init(_ statistics: ValueStatistics) {
        before = Batch(statistics.before)
        after = Batch(statistics.after)
    }

    struct Batch: Codable, Sendable {
        /// All channels together.
        let overall: Values
        let channels: [Values]
        /// The channels in which every value is 0.
        let deadChannels: [Int]

        init(_ statistics: BatchStatistics) {
            overall = Values(statistics.overall)
            channels = statistics.channels.map(Values.init)
            deadChannels = statistics.deadChannels
        }
    }

    struct Values: Codable, Sendable {
        let count: Int
        let mean: Double?
        let std: Double?
        let min: Float?
        let max: Float?
        /// The percentiles by their percents.
        let percentiles: [String: Float]
        /// Whether the percentiles are exact; otherwise they are within 1/256 of their magnitude.
        let hasExactPercentiles: Bool
        /// Shares of all values, 0...1.
        let zeros: Double
        let negatives: Double
        let nonFinite: Double
        /// The share of the values at which the pipeline's derivative is near 0; nil where it is not known.
        let saturated: Double?

        init(_ values: ValueDistribution) {
            count = values.count
            mean = values.mean
            std = values.standardDeviation
            min = values.minimum
            max = values.maximum
            var percentiles: [String: Float] = [:]
            for percent in [1, 5, 25, 50, 75, 95, 99] { percentiles["\(percent)"] = values.percentile(Double(percent)) }
            self.percentiles = percentiles
            hasExactPercentiles = values.isExact
            zeros = values.sparsity
            negatives = values.negativeShare
            nonFinite = values.nonFiniteShare
            saturated = values.saturatedShare
        }
    }
}
