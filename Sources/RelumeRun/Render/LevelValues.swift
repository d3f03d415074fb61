import RelumeActivations
import RelumeKernels
import RelumePipeline

/// What the pipeline makes of each level of integer samples.
struct LevelValues: Sendable {
    let table: PipelineTable
    /// The pipeline's derivatives at each level of each channel, where they are wanted and known.
    let derivatives: [[Float]]?

    subscript(side: Side) -> [[Float]] { side == .before ? table.before : table.after }

    /// Transforms the value of every level of `channels` channels. What is behind the color channels is alpha, whose value is
    /// its level in [0, 1].
    func map<Output: BitwiseCopyable & Equatable & Sendable>(
        _ side: Side, channels: Int, _ transform: (_ channel: Int, _ value: Float) -> Output
    ) -> LevelTable<Output> {
        let values = self[side]
        let levels = values[0].count
        return LevelTable(channels: channels, levels: levels) { channel, level in
            let isAlpha = channel == values.count
            return transform(channel, isAlpha ? Float(level) / Float(levels - 1) : values[channel][level])
        }
    }

    /// The least and the greatest finite value of samples with these ranges; nil where that depends on which levels occur.
    func finiteRange(of ranges: LevelRanges) -> FiniteRange? {
        ranges.gather(channels: table.before.count, into: FiniteRange()) { add($1, $2, to: &$0) }
    }

    /// The least and the greatest finite value of samples that were counted.
    func finiteRange(of histogram: LevelHistogram) -> FiniteRange {
        var range = FiniteRange()
        histogram.forEachUsedLevel(channels: table.before.count) { channel, level, _ in add(channel, level, to: &range)
        }
        return range
    }

    private func add(_ channel: Int, _ level: Int, to range: inout FiniteRange) {
        range.include(table.before[channel][level])
        range.include(table.after[channel][level])
    }

    /// How the values of samples that were counted are distributed.
    func statistics(of histogram: LevelHistogram) -> ValueStatistics {
        var statistics = ValueStatistics()
        histogram.forEachUsedLevel(channels: table.before.count) { channel, level, occurrences in
            statistics.before.add(
                table.before[channel][level], channel: channel, occurrences: occurrences,
                derivative: derivatives?[channel][level])
            statistics.after.add(table.after[channel][level], channel: channel, occurrences: occurrences)
        }
        return statistics
    }
}

extension LevelRanges {
    /// What `add` gathers of the levels that occur in the first `channels` channels, where it is something that further
    /// levels change or leave as it is, and their order and number do not.
    ///
    /// The least and the greatest level do occur, and none beyond them. If all that lie between would add nothing, it does
    /// not matter which of them occur; otherwise nil.
    ///
    /// - Parameter endsSuffice: whether what the ends gave is all that there can be, where that is known beforehand.
    func gather<Value: Equatable>(
        channels: Int, into start: Value, endsSuffice: (_ ofEnds: Value) -> Bool = { _ in false },
        _ add: (_ value: inout Value, _ channel: Int, _ level: Int) -> Void
    ) -> Value? {
        var ofEnds = start
        for channel in 0..<channels {
            guard let levels = self[channel] else { continue }
            add(&ofEnds, channel, levels.lowerBound)
            add(&ofEnds, channel, levels.upperBound)
        }
        if endsSuffice(ofEnds) { return ofEnds }
        var ofAll = start
        for channel in 0..<channels {
            guard let levels = self[channel] else { continue }
            for level in levels { add(&ofAll, channel, level) }
        }
        return ofEnds == ofAll ? ofAll : nil
    }
}
