import RelumeCore

/// Which of the two pictures: what enters the first activation, or what leaves the last stage.
enum Moment: String, CaseIterable, Sendable {
    case before
    case after
}

/// What the pipeline made of an image or a batch, to be quantized as each output wants it.
struct Rendering: Sendable {
    let form: PixelForm
    let tally: RenderTally
    private let values: RenderedValues
    private let channelDisplays: [ChannelDisplay]

    /// - Throws: `invalidArgument` for a display that is made for another number of channels.
    init(_ form: PixelForm, _ values: RenderedValues, display: DisplayMode) throws(RelumeError) {
        self.form = form
        self.values = values
        let map: DisplayMap =
            switch display {
            case .fixed(let map): map
            case .minMax: values.finiteRange.displayMap
            }
        let displays = try map.channels(color: form.colorChannels, hasAlpha: form.hasAlpha)
        channelDisplays = displays
        var tally = RenderTally()
        values.forEachPair { channel, before, after, occurrences in
            tally.count(before: displays[channel](before), after: displays[channel](after), occurrences: occurrences)
        }
        self.tally = tally
    }

    /// The least and the greatest finite value, before and after.
    var finiteRange: FiniteRange { values.finiteRange }

    /// The same values by another display.
    func displayed(by map: DisplayMap) throws(RelumeError) -> Rendering {
        try Rendering(form, values, display: .fixed(map))
    }

    /// How the values of the color channels are distributed.
    var statistics: ValueStatistics { values.statistics }

    /// The displayed samples, in the layout of the form; alpha as it came in.
    func samples<Sample: FixedWidthInteger & UnsignedInteger & Sendable & BitwiseCopyable>(
        _ moment: Moment, _ rounding: Rounding, as type: Sample.Type = Sample.self
    ) -> [Sample] {
        values.map(moment) { rounding.sample(channelDisplays[$0]($1), as: Sample.self) }
    }

    /// What left the pipeline, as floats in the layout of the form; alpha in [0, 1].
    func floats() -> [Float] {
        values.map(.after) { $1 }
    }
}

extension Moment {
    /// The kind of output that saves this moment of every image.
    var outputKind: OutputKind { self == .before ? .before : .after }
}
