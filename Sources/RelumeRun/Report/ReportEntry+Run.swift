import RelumeCore
import RelumeDiff
import RelumeImages

extension ReportEntry {
    /// What a report shows of an image, or of a batch as a grid: before against after, and the numbers of both.
    init(
        _ record: ManifestRecord, name: String, _ pictures: PerMoment<PixelImage>, _ tally: RenderTally,
        _ output: OutputOptions
    ) throws(RelumeError) {
        let result = ImageDiff.compare(pictures[.before], pictures[.after], jobs: 1).result
        let isChanged = result != .identical
        self.init(
            name: name, result: isChanged ? "changed" : "unchanged", status: .same,
            summary: Self.share(result.difference), message: Self.losses(record),
            weight: result.difference?.meanError ?? 0,
            facts: Self.facts(record, tally) + Self.facts(result.difference))
        first = try output.encode(pictures[.before])
        second = try output.encode(pictures[.after])
        if isChanged { heat = DiffPicture.heatMap(expected: pictures[.before], actual: pictures[.after]) }
        thumbnail = pictures[.after]
    }

    /// What a report tells of an image that failed or was passed over.
    init(withoutPictures outcome: ImageOutcome) {
        let message = outcome.record.error ?? outcome.record.skipped ?? ""
        let hasFailed = outcome.error != nil
        self.init(
            name: outcome.record.input ?? "", result: hasFailed ? "failed" : "skipped",
            status: hasFailed ? .notComparable : .same, summary: hasFailed ? "failed" : "skipped", message: message,
            weight: hasFailed ? .greatestFiniteMagnitude : 0)
    }

    private static func share(_ difference: Difference?) -> String {
        guard let difference else { return "unchanged" }
        return "\(Int((difference.ratio * 100).rounded())) % of the pixels changed"
    }

    private static func losses(_ record: ManifestRecord) -> String {
        "\(record.clipped ?? 0) values clipped, \(record.nonFinite ?? 0) not finite"
    }

    private static func facts(_ difference: Difference?) -> [(name: String, value: String)] {
        guard let difference else { return [] }
        return [
            ("pixels that changed", "\(difference.differingPixels) of \(difference.comparedPixels)"),
            ("largest change of a sample", "\(difference.maximumError)"), ("mean change", "\(difference.meanError)"),
            ("root mean square", "\(difference.rootMeanSquareError)"),
        ]
    }

    private static func facts(_ record: ManifestRecord, _ tally: RenderTally) -> [(name: String, value: String)] {
        [
            ("size", "\(record.width ?? 0) x \(record.height ?? 0)"),
            ("channels", "\(record.channels ?? 0), \(record.bitDepth ?? 0) bits"),
            ("displayed before", "\(tally.before.least) to \(tally.before.greatest)"),
            ("displayed after", "\(tally.after.least) to \(tally.after.greatest)"),
        ]
    }
}
