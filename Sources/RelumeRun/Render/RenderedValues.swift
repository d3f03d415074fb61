import RelumeCore
import RelumePipeline

/// The values before and after the pipeline, however they are stored. Alpha's value is its sample in [0, 1], unchanged.
///
/// An enumeration and no protocol, so that the loops over samples are compiled for each type.
enum RenderedValues: Sendable {
    case bytes(LevelValues<UInt8>)
    case words(LevelValues<UInt16>)
    case floats(FloatValues)

    /// Calls `body` for every value of the color channels, equal ones together where that is cheap.
    func forEachPair(_ body: (_ channel: Int, _ before: Float, _ after: Float, _ occurrences: Int) -> Void) {
        switch self {
        case .bytes(let values): values.forEachPair(body)
        case .words(let values): values.forEachPair(body)
        case .floats(let values): values.forEachPair(body)
        }
    }

    /// The least and the greatest finite value of the color channels, before and after.
    var finiteRange: FiniteRange {
        var range = FiniteRange()
        forEachPair { _, before, after, _ in
            range.include(before)
            range.include(after)
        }
        return range
    }

    /// How the values of the color channels are distributed.
    var statistics: ValueStatistics {
        switch self {
        case .bytes(let values): values.statistics
        case .words(let values): values.statistics
        case .floats(let values): values.statistics
        }
    }

    /// Transforms every value of every channel, in the order of the samples.
    func map<Output: BitwiseCopyable & Equatable & Sendable>(
        _ moment: Moment, _ transform: (_ channel: Int, _ value: Float) -> Output
    ) -> [Output] {
        switch self {
        case .bytes(let values): values.map(moment, transform)
        case .words(let values): values.map(moment, transform)
        case .floats(let values): values.map(moment, transform)
        }
    }
}

/// Integer samples and what the pipeline makes of each level they can have.
struct LevelValues<Sample: FixedWidthInteger & UnsignedInteger & Sendable>: Sendable {
    private let samples: [Sample]
    private let form: PixelForm
    private let table: PipelineTable
    private let derivatives: [[Float]]?
    private let histogram: LevelHistogram

    /// - Parameter derivatives: the pipeline's at each level of each channel, where they are known.
    init(_ samples: [Sample], _ form: PixelForm, _ table: PipelineTable, derivatives: [[Float]]?) {
        self.samples = samples
        self.form = form
        self.table = table
        self.derivatives = derivatives
        histogram = LevelHistogram(samples, channels: form.channels, planeSize: form.planeSize)
    }

    func forEachPair(_ body: (_ channel: Int, _ before: Float, _ after: Float, _ occurrences: Int) -> Void) {
        histogram.forEachUsedLevel(channels: form.colorChannels) { channel, level, occurrences in
            body(channel, table.before[channel][level], table.after[channel][level], occurrences)
        }
    }

    var statistics: ValueStatistics {
        var statistics = ValueStatistics()
        histogram.forEachUsedLevel(channels: form.colorChannels) { channel, level, occurrences in
            statistics.add(
                before: table.before[channel][level], after: table.after[channel][level], channel: channel,
                occurrences: occurrences, derivative: derivatives?[channel][level])
        }
        return statistics
    }

    func map<Output: BitwiseCopyable & Equatable & Sendable>(
        _ moment: Moment, _ transform: (_ channel: Int, _ value: Float) -> Output
    ) -> [Output] {
        let values = moment == .before ? table.before : table.after
        let outputs = LevelTable(channels: form.channels, levels: Int(Sample.max) + 1) { channel, level in
            transform(channel, form.isAlpha(channel) ? Float(level) / Float(Sample.max) : values[channel][level])
        }
        return outputs.map(samples, planeSize: form.planeSize)
    }
}

/// Floats for every sample, where the pipeline is no function of a single level.
struct FloatValues: Sendable {
    private let before: [Float]
    private let after: [Float]
    private let derivatives: [Float]?
    private let form: PixelForm

    /// - Parameter derivatives: the pipeline's at each value, where they are known.
    init(before: [Float], after: [Float], derivatives: [Float]?, _ form: PixelForm) {
        self.before = before
        self.after = after
        self.derivatives = derivatives
        self.form = form
    }

    var statistics: ValueStatistics {
        var statistics = ValueStatistics()
        for index in before.indices {
            let channel = form.channel(ofSample: index)
            guard !form.isAlpha(channel) else { continue }
            statistics.add(
                before: before[index], after: after[index], channel: channel, occurrences: 1,
                derivative: derivatives?[index])
        }
        return statistics
    }

    func forEachPair(_ body: (_ channel: Int, _ before: Float, _ after: Float, _ occurrences: Int) -> Void) {
        for index in before.indices {
            let channel = form.channel(ofSample: index)
            if !form.isAlpha(channel) { body(channel, before[index], after[index], 1) }
        }
    }

    func map<Output: BitwiseCopyable & Equatable & Sendable>(
        _ moment: Moment, _ transform: (_ channel: Int, _ value: Float) -> Output
    ) -> [Output] {
        let values = moment == .before ? before : after
        return values.indices.map { transform(form.channel(ofSample: $0), values[$0]) }
    }
}
