import RelumeCore
import RelumeImages
import RelumeKernels

/// Integer samples under an elementwise pipeline: whatever becomes of them depends on their level alone, and is looked up.
struct LevelRendering<Sample: PixelSample>: Rendering {
    let tally: RenderTally
    private let samples: [Sample]
    private let form: PixelForm
    private let ranges: LevelRanges
    private let display: LevelDisplay

    /// Samples shown by a display that is made for their form.
    init(_ samples: [Sample], _ form: PixelForm, by display: LevelDisplay) {
        self.init(samples, form, Self.ranges(samples, form), display)
    }

    /// Samples shown as `mode` asks for.
    ///
    /// - Throws: `invalidArgument` for a display that is made for another number of channels.
    init(_ samples: [Sample], _ form: PixelForm, _ values: LevelValues, by mode: DisplayMode) throws(RelumeError) {
        let ranges = Self.ranges(samples, form)
        let map =
            switch mode {
            case .fixed(let map): map
            case .minMax: Self.finiteRange(samples, form, ranges, values).displayMap
            }
        self.init(samples, form, ranges, try LevelDisplay(values, form, map))
    }

    private init(_ samples: [Sample], _ form: PixelForm, _ ranges: LevelRanges, _ display: LevelDisplay) {
        self.samples = samples
        self.form = form
        self.ranges = ranges
        self.display = display
        tally = display.tally(of: ranges) ?? display.tally(of: Self.histogram(samples, form))
    }

    private static func ranges(_ samples: [Sample], _ form: PixelForm) -> LevelRanges {
        var ranges = LevelRanges(channels: form.channels)
        ranges.widen(to: samples.span, planeSize: form.planeSize)
        return ranges
    }

    private static func histogram(_ samples: [Sample], _ form: PixelForm) -> LevelHistogram {
        LevelHistogram(samples, channels: form.channels, planeSize: form.planeSize)
    }

    private static func finiteRange(
        _ samples: [Sample], _ form: PixelForm, _ ranges: LevelRanges, _ values: LevelValues
    ) -> FiniteRange {
        guard form.classBitDepth == nil else { return FiniteRange() }
        return values.finiteRange(of: ranges) ?? values.finiteRange(of: histogram(samples, form))
    }

    var finiteRange: FiniteRange { Self.finiteRange(samples, form, ranges, display.values) }

    var statistics: ValueStatistics { display.values.statistics(of: Self.histogram(samples, form)) }

    func form(_ side: Side) -> PixelForm { form }

    func displayed(by map: DisplayMap) throws(RelumeError) -> any Rendering {
        LevelRendering(samples, form, ranges, try LevelDisplay(display.values, form, map))
    }

    func picture(_ index: Int, displayedBy mode: DisplayMode) throws(RelumeError) -> any Rendering {
        try LevelRendering(Array(samples[form.range(ofPicture: index)]), form.single, display.values, by: mode)
    }

    func bytes(_ side: Side, _ rounding: Rounding) -> [UInt8] {
        display.bytes(side, rounding).map(samples, planeSize: form.planeSize)
    }

    func words(_ side: Side, _ rounding: Rounding) -> [UInt16] {
        display.words(side, rounding).map(samples, planeSize: form.planeSize)
    }

    func floats() -> [Float] {
        display.values.map(.after, channels: form.channels) { $1 }.map(samples, planeSize: form.planeSize)
    }
}
