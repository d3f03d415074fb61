import RelumeCore
import RelumeDiff
import RelumeFiles

/// The report of a run while it is written. One thread at a time.
final class RunPage {
    private var writer: HTMLReportWriter?

    /// Begins `report.html`.
    init(_ plan: RunPlan) throws(RelumeError) {
        var size = 0
        if plan.imageKinds.contains(.report) {
            for index in plan.images.entries.indices where !plan.images.isStandardInput(index) {
                // What cannot be looked at fails by itself later.
                guard let status = try? FileSystem.status(of: plan.images.path(index)) else { continue }
                // Before, after and the heat map together; JPEG files grow.
                size += 4 * status.size
            }
        }
        for dataSet in plan.dataSets { size += 2 * 3072 * dataSet.count }
        writer = try HTMLReportWriter(
            path: plan.paths.report, title: "\(plan.options.pipeline)", labels: ("before", "after"), pictureBytes: size)
    }

    func append(_ entry: ReportEntry) throws(RelumeError) { try writer?.append(entry) }

    /// Ends the page; only now it appears.
    func finish() throws(RelumeError) { try writer.take()?.finish() }
}
