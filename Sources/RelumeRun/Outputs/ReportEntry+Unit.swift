import RelumeCore
import RelumeDiff
import RelumeImages
import RelumeReport

extension ReportEntry {
    /// What a report shows of a unit, of several samples as a grid: before against after, and the numbers of both.
    init(_ outcome: UnitOutcome, _ unit: RenderedUnit, _ options: OutputOptions) throws(RelumeError) {
        let record = outcome.record
        let pictures = try Sides { side throws(RelumeError) in
            unit.rendering.count == 1
                ? try unit.pictures(side)[0] : unit.rendering.grid(side, first: unit.rendering.count)
        }
        let haveOneShape = pictures.before.shape == pictures.after.shape
        let result = ImageDiff.compare(pictures.before, pictures.after, jobs: 1).result
        let isChanged = result != .identical
        let step = outcome.count > 1 ? record.step.map { ", step \($0)" } : nil
        self.init(
            name: (record.input ?? "") + (step ?? ""), result: isChanged ? "changed" : "unchanged", status: .same,
            summary: haveOneShape ? Self.share(result.difference) : "another size", message: Self.losses(record),
            weight: result.difference?.meanError ?? 0,
            facts: Self.facts(record, outcome.tally) + Self.facts(result.difference))
        first = try options.encode(pictures.before)
        second = try options.encode(pictures.after)
        if isChanged, haveOneShape {
            heat = DiffPicture.heatMap(expected: pictures.before, actual: pictures.after)
        }
        thumbnail = pictures.after
    }

    /// What a report tells of an image that failed or was passed over.
    init(withoutPictures outcome: UnitOutcome) {
        let message = outcome.record.error ?? outcome.record.skipped ?? ""
        let hasFailed = outcome.error != nil
        self.init(
            name: outcome.record.input ?? "", result: hasFailed ? "failed" : "skipped",
            status: hasFailed ? .notComparable : .same, summary: hasFailed ? "failed" : "skipped", message: message,
            weight: hasFailed ? .greatestFiniteMagnitude : 0)
    }

    private static func share(_ difference: ImageDifference?) -> String {
        guard let difference else { return "unchanged" }
        return "\(Int((difference.ratio * 100).rounded())) % of the pixels changed"
    }

    private static func losses(_ record: JournalRecord) -> String {
        "\(record.clipped ?? 0) values clipped, \(record.nonFinite ?? 0) not finite"
    }

    private static func facts(_ difference: ImageDifference?) -> [(name: String, value: String)] {
        guard let difference else { return [] }
        return [
            ("pixels that changed", "\(difference.differingPixels) of \(difference.comparedPixels)"),
            ("largest change of a sample", "\(difference.maximumError)"), ("mean change", "\(difference.meanError)"),
            ("root mean square", "\(difference.rootMeanSquareError)"),
        ]
    }

    private static func facts(_ record: JournalRecord, _ tally: RenderTally) -> [(name: String, value: String)] {
        [
            ("size", "\(record.width ?? 0) x \(record.height ?? 0)"),
            ("channels", "\(record.channels ?? 0), \(record.bitDepth ?? 0) bits"),
            ("displayed before", "\(tally.before.least) to \(tally.before.greatest)"),
            ("displayed after", "\(tally.after.least) to \(tally.after.greatest)"),
        ]
    }
}
