import RelumeActivations
import RelumeCore
import RelumeImages

/// Floats for every sample, where the pipeline is no function of a single level.
struct FloatRendering: Rendering {
    let tally: RenderTally
    private let forms: Sides<PixelForm>
    private let values: Sides<[Float]>
    private let derivatives: [Float]?
    /// The map of each channel on either side; alpha, which comes last, is shown as it is.
    private let displays: Sides<[ChannelDisplay]>

    /// - Parameter derivatives: the pipeline's at each value before, where they are known.
    /// - Throws: `invalidArgument` for a display that is made for another number of channels.
    init(
        _ values: Sides<[Float]>, _ forms: Sides<PixelForm>, derivatives: [Float]?, by mode: DisplayMode
    ) throws(RelumeError) {
        self.values = values
        self.forms = forms
        self.derivatives = derivatives
        let map =
            switch mode {
            case .fixed(let map): map
            case .minMax: Self.finiteRange(values, forms).displayMap
            }
        let displays = try forms.map { form throws(RelumeError) in try form.displays(map) }
        self.displays = displays
        tally = Self.tally(values, forms, displays)
    }

    private static func tally(
        _ values: Sides<[Float]>, _ forms: Sides<PixelForm>, _ displays: Sides<[ChannelDisplay]>
    ) -> RenderTally {
        var tally = RenderTally(holdsClasses: forms.after.classBitDepth != nil)
        forEachValue(values.before, forms.before) { tally.before.include(displays.before[$0]($1)) }
        forEachValue(values.after, forms.after) { channel, value in
            let shown = displays.after[channel](value)
            tally.losses.count(shown)
            tally.after.include(shown)
        }
        tally.isChanged =
            forms.before != forms.after
            || values.before.indices.contains { index in
                let channel = forms.before.channel(ofSample: index)
                return !forms.before.isAlpha(channel)
                    && RenderTally.differ(
                        displays.before[channel](values.before[index]), displays.after[channel](values.after[index]))
            }
        return tally
    }

    /// Calls `body` for every value of the color channels.
    private static func forEachValue(
        _ values: [Float], _ form: PixelForm, _ body: (_ channel: Int, _ value: Float) -> Void
    ) {
        for index in values.indices {
            let channel = form.channel(ofSample: index)
            if !form.isAlpha(channel) { body(channel, values[index]) }
        }
    }

    private static func finiteRange(_ values: Sides<[Float]>, _ forms: Sides<PixelForm>) -> FiniteRange {
        var range = FiniteRange()
        for side in Side.allCases where forms[side].classBitDepth == nil {
            forEachValue(values[side], forms[side]) { range.include($1) }
        }
        return range
    }

    var finiteRange: FiniteRange { Self.finiteRange(values, forms) }

    var statistics: ValueStatistics {
        var statistics = ValueStatistics()
        for (index, value) in values.before.enumerated() {
            let channel = forms.before.channel(ofSample: index)
            guard !forms.before.isAlpha(channel) else { continue }
            statistics.before.add(value, channel: channel, occurrences: 1, derivative: derivatives?[index])
        }
        Self.forEachValue(values.after, forms.after) { statistics.after.add($1, channel: $0, occurrences: 1) }
        return statistics
    }

    func form(_ side: Side) -> PixelForm { forms[side] }

    func displayed(by map: DisplayMap) throws(RelumeError) -> any Rendering {
        try FloatRendering(values, forms, derivatives: derivatives, by: .fixed(map))
    }

    func picture(_ index: Int, displayedBy mode: DisplayMode) throws(RelumeError) -> any Rendering {
        try FloatRendering(
            Sides { Array(values[$0][forms[$0].range(ofPicture: index)]) }, forms.map(\.single),
            derivatives: derivatives.map { Array($0[forms.before.range(ofPicture: index)]) }, by: mode)
    }

    func bytes(_ side: Side, _ rounding: Rounding) -> [UInt8] { samples(side, rounding) }

    func words(_ side: Side, _ rounding: Rounding) -> [UInt16] { samples(side, rounding) }

    private func samples<Sample: PixelSample>(_ side: Side, _ rounding: Rounding) -> [Sample] {
        let (displays, form, values) = (displays[side], forms[side], values[side])
        return values.indices.map {
            rounding.sample(displays[form.channel(ofSample: $0)](values[$0]), as: Sample.self)
        }
    }

    func floats() -> [Float] { values.after }
}
