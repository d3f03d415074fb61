import RelumeCodecs
import RelumeCore
import RelumeImages
import RelumeReport

/// One or more samples of one shape that go through the run together, after the pipeline: what outputs make files of.
struct RenderedUnit: Sendable {
    let rendering: any Rendering
    /// What the files of each sample are named after.
    let outputNames: [String]
    /// What is written back with each picture.
    let metadata: ImageMetadata
    /// Bits a sample of picture files.
    let bitDepth: Int
    let display: DisplayMode
    /// How many cores may work on this unit.
    let jobs: Int

    /// A picture of each sample, as files have it. Where the display depends on the values, each by its own.
    func pictures(_ side: Side) throws(RelumeError) -> [PixelImage] {
        guard display == .minMax, rendering.count > 1 else {
            return rendering.pictures(side, .nearest, bitDepth: bitDepth, metadata: metadata)
        }
        var pictures: [PixelImage] = []
        for index in 0..<rendering.count {
            pictures += try rendering.picture(index, displayedBy: display)
                .pictures(side, .nearest, bitDepth: bitDepth, metadata: metadata)
        }
        return pictures
    }
}

/// What a worker hands on about one unit.
struct UnitOutcome: Sendable {
    var record: JournalRecord
    /// The unit's files that an earlier run wrote and that stay.
    var kept: [String: FileCheck] = [:]
    /// Whether nothing was to be done.
    var isSkipped = false
    /// The samples in it.
    var count: Int
    /// Why it failed, if it did.
    var error: RelumeError?
    /// What it adds to its step, unless it failed.
    var part: StepPart?
    /// The step, where the unit is the whole of it.
    var step: CollectedStep?
    /// What the report shows of it, where one is saved.
    var pageEntry: ReportEntry?
    var tally = RenderTally()
    /// How its values are distributed, where that is measured.
    var statistics: ValueStatistics?
    /// The bytes of its decoded samples.
    var pixelBytes = 0
}
