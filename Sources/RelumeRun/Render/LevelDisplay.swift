import RelumeCore
import RelumeImages
import RelumeKernels
import RelumePipeline
import Synchronization

/// What each level of integer samples is displayed as, worked out once for all pictures that one display shows.
final class LevelDisplay: Sendable {
    let values: LevelValues
    private let channels: [ChannelDisplay]
    /// By color channel and level.
    private let shown: [[ShownLevel]]
    private let holdsClasses: Bool
    /// Whether what is displayed rises or falls throughout on either side: nothing between two levels then goes beyond what
    /// they show.
    private let isMonotonic: Bool
    private let byteTables = Mutex<[TableKey: LevelTable<UInt8>]>([:])
    private let wordTables = Mutex<[TableKey: LevelTable<UInt16>]>([:])

    private struct ShownLevel {
        let before: Float
        let after: Float
        let isChanged: Bool
    }

    private struct TableKey: Hashable {
        let side: Side
        let rounding: Rounding
    }

    /// The display of pictures with the channels of `form` by `map`.
    ///
    /// - Throws: `invalidArgument` for a display that is made for another number of channels.
    init(_ values: LevelValues, _ form: PixelForm, _ map: DisplayMap) throws(RelumeError) {
        self.values = values
        let channels = try form.displays(map)
        self.channels = channels
        holdsClasses = form.classBitDepth != nil
        let shown = (0..<form.colorChannels).map { channel in
            zip(values.table.before[channel], values.table.after[channel]).map { before, after in
                let (before, after) = (channels[channel](before), channels[channel](after))
                return ShownLevel(before: before, after: after, isChanged: RenderTally.differ(before, after))
            }
        }
        self.shown = shown
        isMonotonic = shown.allSatisfy { levels in
            Self.isMonotonic(levels.lazy.map(\.before)) && Self.isMonotonic(levels.lazy.map(\.after))
        }
    }

    /// Whether values, none of them NaN, rise throughout or fall throughout.
    private static func isMonotonic(_ values: some Collection<Float>) -> Bool {
        let pairs = zip(values, values.dropFirst())
        return pairs.allSatisfy { $0 <= $1 } || pairs.allSatisfy { $0 >= $1 }
    }

    // MARK: What is worth telling

    /// The tally of samples with these ranges; nil where it depends on how often each level occurs.
    func tally(of ranges: LevelRanges) -> RenderTally? {
        let tally = ranges.gather(
            channels: shown.count, into: RenderTally(holdsClasses: holdsClasses),
            endsSuffice: { isMonotonic && $0.isChanged }
        ) { add($1, $2, occurrences: 1, to: &$0) }
        guard let tally, tally.losses == DisplayLosses() else { return nil }
        return tally
    }

    /// The tally of samples that were counted.
    func tally(of histogram: LevelHistogram) -> RenderTally {
        var tally = RenderTally(holdsClasses: holdsClasses)
        histogram.forEachUsedLevel(channels: shown.count) { add($0, $1, occurrences: $2, to: &tally) }
        return tally
    }

    private func add(_ channel: Int, _ level: Int, occurrences: Int, to tally: inout RenderTally) {
        let level = shown[channel][level]
        tally.before.include(level.before)
        tally.after.include(level.after)
        tally.losses.count(level.after, occurrences: occurrences)
        tally.isChanged = tally.isChanged || level.isChanged
    }

    // MARK: Samples

    /// The displayed sample of 8 bits for each level.
    func bytes(_ side: Side, _ rounding: Rounding) -> LevelTable<UInt8> {
        byteTables.withLock { table(side, rounding, in: &$0) }
    }

    /// The displayed sample of 16 bits for each level.
    func words(_ side: Side, _ rounding: Rounding) -> LevelTable<UInt16> {
        wordTables.withLock { table(side, rounding, in: &$0) }
    }

    private func table<Sample: PixelSample>(
        _ side: Side, _ rounding: Rounding, in tables: inout [TableKey: LevelTable<Sample>]
    ) -> LevelTable<Sample> {
        let key = TableKey(side: side, rounding: rounding)
        if let table = tables[key] { return table }
        let table = values.map(side, channels: channels.count) { rounding.sample(channels[$0]($1), as: Sample.self) }
        tables[key] = table
        return table
    }
}
