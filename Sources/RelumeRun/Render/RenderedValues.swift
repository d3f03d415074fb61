import RelumeActivations
import RelumeCore
import RelumePipeline

/// The values before and after the pipeline, however they are stored. Alpha's value is its sample in [0, 1], unchanged.
///
/// An enumeration and no protocol, so that the loops over samples are compiled for each type.
enum RenderedValues: Sendable {
    case bytes(LevelValues<UInt8>)
    case words(LevelValues<UInt16>)
    case floats(FloatValues)

    /// The form of the pictures on one side.
    func form(_ side: Side) -> PixelForm {
        switch self {
        case .bytes(let values): values.form
        case .words(let values): values.form
        case .floats(let values): values.forms[side]
        }
    }

    /// Calls `body` for every value of the color channels of one side, equal ones together where that is cheap.
    func forEachValue(_ side: Side, _ body: (_ channel: Int, _ value: Float, _ occurrences: Int) -> Void) {
        switch self {
        case .bytes(let values): values.forEachValue(side, body)
        case .words(let values): values.forEachValue(side, body)
        case .floats(let values): values.forEachValue(side, body)
        }
    }

    /// Whether any value of the color channels is another after than before, as `isEqual` has it.
    func differ(_ isEqual: (_ channel: Int, _ before: Float, _ after: Float) -> Bool) -> Bool {
        switch self {
        case .bytes(let values): values.differ(isEqual)
        case .words(let values): values.differ(isEqual)
        case .floats(let values): values.differ(isEqual)
        }
    }

    /// The least and the greatest finite value of the color channels, before and after. Class indices are no values.
    var finiteRange: FiniteRange {
        var range = FiniteRange()
        for side in Side.allCases where form(side).classBitDepth == nil {
            forEachValue(side) { _, value, _ in range.include(value) }
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

    /// The values of one of several pictures.
    func picture(_ index: Int) -> RenderedValues {
        switch self {
        case .bytes(let values): .bytes(values.picture(index))
        case .words(let values): .words(values.picture(index))
        case .floats(let values): .floats(values.picture(index))
        }
    }

    /// Transforms every value of every channel of one side, in the order of the samples.
    func map<Output: BitwiseCopyable & Equatable & Sendable>(
        _ side: Side, _ transform: (_ channel: Int, _ value: Float) -> Output
    ) -> [Output] {
        switch self {
        case .bytes(let values): values.map(side, transform)
        case .words(let values): values.map(side, transform)
        case .floats(let values): values.map(side, transform)
        }
    }
}

/// Integer samples and what the pipeline makes of each level they can have.
struct LevelValues<Sample: FixedWidthInteger & UnsignedInteger & Sendable>: Sendable {
    let form: PixelForm
    private let samples: [Sample]
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

    private func values(_ side: Side) -> [[Float]] { side == .before ? table.before : table.after }

    func forEachValue(_ side: Side, _ body: (_ channel: Int, _ value: Float, _ occurrences: Int) -> Void) {
        let values = values(side)
        histogram.forEachUsedLevel(channels: form.colorChannels) { channel, level, occurrences in
            body(channel, values[channel][level], occurrences)
        }
    }

    func differ(_ isEqual: (_ channel: Int, _ before: Float, _ after: Float) -> Bool) -> Bool {
        var differ = false
        histogram.forEachUsedLevel(channels: form.colorChannels) { channel, level, _ in
            differ = differ || !isEqual(channel, table.before[channel][level], table.after[channel][level])
        }
        return differ
    }

    var statistics: ValueStatistics {
        var statistics = ValueStatistics()
        histogram.forEachUsedLevel(channels: form.colorChannels) { channel, level, occurrences in
            statistics.before.add(
                table.before[channel][level], channel: channel, occurrences: occurrences,
                derivative: derivatives?[channel][level])
            statistics.after.add(table.after[channel][level], channel: channel, occurrences: occurrences)
        }
        return statistics
    }

    func picture(_ index: Int) -> LevelValues {
        LevelValues(Array(samples[form.range(ofPicture: index)]), form.single, table, derivatives: derivatives)
    }

    func map<Output: BitwiseCopyable & Equatable & Sendable>(
        _ side: Side, _ transform: (_ channel: Int, _ value: Float) -> Output
    ) -> [Output] {
        let values = values(side)
        let outputs = LevelTable(channels: form.channels, levels: Int(Sample.max) + 1) { channel, level in
            transform(channel, form.isAlpha(channel) ? Float(level) / Float(Sample.max) : values[channel][level])
        }
        return outputs.map(samples, planeSize: form.planeSize)
    }
}

/// Floats for every sample, where the pipeline is no function of a single level.
struct FloatValues: Sendable {
    let forms: Sides<PixelForm>
    private let values: Sides<[Float]>
    private let derivatives: [Float]?

    /// - Parameter derivatives: the pipeline's at each value before, where they are known.
    init(_ values: Sides<[Float]>, _ forms: Sides<PixelForm>, derivatives: [Float]?) {
        self.values = values
        self.forms = forms
        self.derivatives = derivatives
    }

    func forEachValue(_ side: Side, _ body: (_ channel: Int, _ value: Float, _ occurrences: Int) -> Void) {
        let (values, form) = (values[side], forms[side])
        for index in values.indices {
            let channel = form.channel(ofSample: index)
            if !form.isAlpha(channel) { body(channel, values[index], 1) }
        }
    }

    func differ(_ isEqual: (_ channel: Int, _ before: Float, _ after: Float) -> Bool) -> Bool {
        let form = forms.before
        guard form == forms.after else { return true }
        return values.before.indices.contains { index in
            let channel = form.channel(ofSample: index)
            return !form.isAlpha(channel) && !isEqual(channel, values.before[index], values.after[index])
        }
    }

    var statistics: ValueStatistics {
        var statistics = ValueStatistics()
        for (index, value) in values.before.enumerated() {
            let channel = forms.before.channel(ofSample: index)
            guard !forms.before.isAlpha(channel) else { continue }
            statistics.before.add(value, channel: channel, occurrences: 1, derivative: derivatives?[index])
        }
        forEachValue(.after) { channel, value, occurrences in
            statistics.after.add(value, channel: channel, occurrences: occurrences)
        }
        return statistics
    }

    func picture(_ index: Int) -> FloatValues {
        FloatValues(
            Sides { Array(values[$0][forms[$0].range(ofPicture: index)]) }, forms.map(\.single),
            derivatives: derivatives.map { Array($0[forms.before.range(ofPicture: index)]) })
    }

    func map<Output: BitwiseCopyable & Equatable & Sendable>(
        _ side: Side, _ transform: (_ channel: Int, _ value: Float) -> Output
    ) -> [Output] {
        let (values, form) = (values[side], forms[side])
        return values.indices.map { transform(form.channel(ofSample: $0), values[$0]) }
    }
}
