import RelumeCore
import RelumeDiff
import RelumeFiles
import RelumeTensorBoard

/// Where everything that happens in a run is told: manifest, event file, observer and summary. One thread at a time.
struct RunLog {
    /// The ending of event files that a run writes, by which the next one knows them.
    static let suffix = ".relume"

    private(set) var summary = RunSummary()
    private(set) var tally = RenderTally()
    private let manifest: ManifestWriter
    private let events: SummaryWriter?
    private let page: RunPage?
    private let observer: RunObserver
    private let plan: RunPlan

    /// Opens the manifest and, where it is wanted, the event file.
    init(_ plan: RunPlan, report: AppendingFile?, observer: RunObserver) throws(RelumeError) {
        self.plan = plan
        self.observer = observer
        try FileSystem.createDirectories(plan.paths.directory)
        let mode: AppendingFile.Mode = plan.options.output.existing == .skip ? .append : .truncate
        let file = try AppendingFile(path: plan.paths.manifest, mode: mode)
        manifest = ManifestWriter(files: [file] + (report.map { [$0] } ?? []))
        events = plan.savesEvents ? try Self.openEvents(plan) : nil
        page = plan.savesReport ? try RunPage(plan) : nil
        summary.eventDirectory = events == nil ? nil : plan.paths.eventDirectory
    }

    private static func openEvents(_ plan: RunPlan) throws(RelumeError) -> SummaryWriter {
        if plan.options.output.existing == .overwrite {
            for old in try ExistingOutputs(plan).eventFiles() { try FileSystem.remove(old) }
        }
        try FileSystem.createDirectories(plan.paths.eventDirectory)
        return try SummaryWriter(logDirectory: plan.paths.eventDirectory, filenameSuffix: suffix)
    }

    /// Tells of an input that was processed, failed or was passed over.
    mutating func add(_ outcome: ImageOutcome) throws(RelumeError) {
        if let error = outcome.error {
            fail(error)
        } else if outcome.record.skipped != nil {
            summary.skipped += 1
        } else {
            succeed(images: 1, pixelBytes: outcome.pixelBytes, tally: outcome.tally)
        }
        for warning in outcome.record.warnings ?? [] { observer.onWarning("\(outcome.record.input ?? ""): \(warning)") }
        try manifest.append(outcome.record)
        if plan.imageKinds.contains(.report) { try add(outcome.reportEntry ?? ReportEntry(withoutPictures: outcome)) }
        reportProgress()
    }

    /// Tells of a batch of a data set.
    mutating func add(_ record: ManifestRecord, images: Int, pixelBytes: Int, tally: RenderTally) throws(RelumeError) {
        succeed(images: images, pixelBytes: pixelBytes, tally: tally)
        try manifest.append(record)
        reportProgress()
    }

    /// Adds an entry to the report, where one is saved.
    func add(_ entry: ReportEntry) throws(RelumeError) { try page?.append(entry) }

    /// Tells of the files of a step of images.
    func add(_ record: ManifestRecord) throws(RelumeError) { try manifest.append(record) }

    private mutating func succeed(images: Int, pixelBytes: Int, tally: RenderTally) {
        summary.images += images
        summary.pixelBytes += pixelBytes
        summary.losses = summary.losses + tally.losses
        self.tally.merge(tally)
    }

    /// Counts a failure.
    mutating func fail(_ error: RelumeError) {
        summary.failures += 1
        observer.onFailure(error)
    }

    /// Counts inputs that an earlier run has done.
    mutating func skip(_ count: Int) {
        summary.skipped += count
        reportProgress()
    }

    private func reportProgress() {
        let done = summary.images + summary.failures + summary.skipped
        observer.onProgress(.init(done: done, total: plan.total, failures: summary.failures))
    }

    /// Logs a step's pictures: one as a plain image, several as a list under one tag.
    mutating func log(_ pictures: PerMoment<[EncodedImage]>, step: Int) throws(RelumeError) {
        guard let events else { return }
        for moment in Moment.allCases {
            let tag = moment == .before ? plan.options.tensorBoard.beforeTag : plan.options.tensorBoard.afterTag
            let images = pictures[moment]
            if images.count == 1 {
                try events.addImage(tag, images[0], step: step)
            } else {
                try events.addImages(tag, images, step: step)
            }
        }
        summary.loggedSteps += 1
    }

    /// Closes the event file and says how the run went.
    mutating func finish(duration: Duration, isCutShort: Bool) throws(RelumeError) -> RunSummary {
        try events?.close()
        try page?.finish()
        summary.duration = duration
        summary.isCutShort = isCutShort
        summary.remarks = Remarks.about(tally, images: summary.images, plan: plan)
        return summary
    }
}
