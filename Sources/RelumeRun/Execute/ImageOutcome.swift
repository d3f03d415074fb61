import RelumeCodecs
import RelumeCore
import RelumeDiff
import RelumeImages
import RelumeTensorBoard

/// What a worker hands on about one image.
struct ImageOutcome: Sendable {
    var record: ManifestRecord
    /// Why it failed, if it did.
    var error: RelumeError?
    /// What it adds to its step, unless it failed.
    var part: StepPart?
    /// What the report shows of it, where one is saved.
    var reportEntry: ReportEntry?
    var tally = RenderTally()
    /// How its values are distributed, where that is measured.
    var statistics: ValueStatistics?
    var pixelBytes = 0
}

/// What one image adds to the outputs of its step; only what is saved is there.
struct StepPart: Sendable {
    var cells: PerMoment<FittedCell>?
    /// What the cells are made of where their display depends on the values of the whole batch.
    var cellSource: Rendering?
    var pictures: PerMoment<EncodedImage>?
    /// What the tensor file is made of. The floats are four times as large as the samples, so they are not made before
    /// it is their turn.
    var tensorSource: Rendering?
    var statistics: ValueStatistics?
}

/// Something for before and the same for after.
struct PerMoment<Value> {
    let before: Value
    let after: Value

    init<E: Error>(_ make: (Moment) throws(E) -> Value) throws(E) {
        before = try make(.before)
        after = try make(.after)
    }

    subscript(moment: Moment) -> Value { moment == .before ? before : after }
}

extension PerMoment: Sendable where Value: Sendable {}
