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
    private var statistics = ValueStatistics()
    private let manifest: ManifestWriter
    /// Opened when there is something to log, so that a run without news leaves no empty file.
    private var events: SummaryWriter?
    private let page: RunPage?
    private let observer: RunObserver
    private let plan: RunPlan
    /// Images, records and unusable inputs that are done with; failures count the files of steps, too.
    private var inputsDone = 0

    /// Opens the manifest and its copy, and clears away what is to be replaced.
    init(_ plan: RunPlan, observer: RunObserver) throws(RelumeError) {
        self.plan = plan
        self.observer = observer
        try FileSystem.createDirectories(plan.paths.directory)
        let existing = plan.options.output.existing
        let report = try plan.report.map { file throws(RelumeError) in
            plan.options.output.report == .standardOutput
                ? try AppendingFile(standardOutput: ()) : try AppendingFile(file, emptied: existing == .overwrite)
        }
        if existing == .overwrite { try Self.removeManifest(plan.paths.manifest) }
        let file = try AppendingFile(path: plan.paths.manifest, mode: existing == .skip ? .append : .createNew)
        manifest = ManifestWriter(files: [file] + (report.map { [$0] } ?? []))
        if existing == .overwrite {
            for old in try ExistingOutputs(plan).eventFiles() { try FileSystem.remove(old) }
        }
        page = plan.savesReport ? try RunPage(plan) : nil
    }

    /// Removes an earlier manifest rather than emptying it: it may be a link, or have a second name elsewhere.
    private static func removeManifest(_ path: String) throws(RelumeError) {
        guard try FileSystem.status(of: path, followingLinks: false) != nil else { return }
        try FileSystem.remove(path)
    }

    private mutating func openEvents() throws(RelumeError) -> SummaryWriter {
        if let events { return events }
        try FileSystem.createDirectories(plan.paths.eventDirectory)
        let writer = try SummaryWriter(logDirectory: plan.paths.eventDirectory, filenameSuffix: Self.suffix)
        events = writer
        summary.eventDirectory = plan.paths.eventDirectory
        return writer
    }

    /// Tells of an input that was processed, failed or was passed over.
    mutating func add(_ outcome: ImageOutcome) throws(RelumeError) {
        if let error = outcome.error {
            fail(error)
        } else if outcome.record.skipped != nil {
            summary.skipped += 1
        } else {
            succeed(
                images: 1, pixelBytes: outcome.pixelBytes, tally: outcome.tally, statistics: outcome.statistics)
        }
        for warning in outcome.record.warnings ?? [] { observer.onWarning("\(outcome.record.input ?? ""): \(warning)") }
        try manifest.append(outcome.record)
        if plan.imageKinds.contains(.report) { try add(outcome.reportEntry ?? ReportEntry(withoutPictures: outcome)) }
        reportProgress(inputs: 1)
    }

    /// Tells of a batch of a data set.
    mutating func add(
        _ record: ManifestRecord, images: Int, pixelBytes: Int, tally: RenderTally, statistics: ValueStatistics?
    ) throws(RelumeError) {
        succeed(images: images, pixelBytes: pixelBytes, tally: tally, statistics: statistics)
        try manifest.append(record)
        reportProgress(inputs: images)
    }

    /// Adds an entry to the report, where one is saved.
    func add(_ entry: ReportEntry) throws(RelumeError) { try page?.append(entry) }

    /// Tells of the files of a step of images.
    func add(_ record: ManifestRecord) throws(RelumeError) { try manifest.append(record) }

    private mutating func succeed(images: Int, pixelBytes: Int, tally: RenderTally, statistics: ValueStatistics?) {
        summary.images += images
        summary.pixelBytes += pixelBytes
        summary.losses = summary.losses + tally.losses
        self.tally.merge(tally)
        if let statistics { self.statistics.add(statistics) }
    }

    /// Tells of an input that failed before the work started.
    mutating func add(_ failure: RelumeError) throws(RelumeError) {
        fail(failure)
        try manifest.append(ManifestRecord(input: failure.path, error: failure.description))
        reportProgress(inputs: 1)
    }

    /// Counts a failure: of an input, or of files of a step.
    mutating func fail(_ error: RelumeError) {
        summary.failures += 1
        observer.onFailure(error)
    }

    /// Tells of a batch of a data set that an earlier run has done.
    mutating func skip(_ record: ManifestRecord, images: Int) throws(RelumeError) {
        summary.skipped += images
        try manifest.append(record)
        reportProgress(inputs: images)
    }

    private mutating func reportProgress(inputs: Int) {
        inputsDone += inputs
        observer.onProgress(.init(done: inputsDone, total: plan.total, failures: summary.failures))
    }

    /// Logs a step's pictures: one grid as a plain image, the pictures of a list under one tag.
    mutating func log(_ pictures: LoggedPictures, step: Int) throws(RelumeError) {
        let events = try openEvents()
        for moment in Moment.allCases {
            let tag = tag(moment)
            switch pictures {
            case .grid(let grid): try events.addImage(tag, grid[moment], step: step)
            case .list(let images): try events.addImages(tag, images[moment], step: step)
            }
        }
        summary.loggedSteps += 1
        summary.lastLoggedStep = step
    }

    /// Logs how a step's values are distributed: numbers and a histogram of before and after.
    func log(_ statistics: ValueStatistics, step: Int) throws(RelumeError) {
        guard let events else { return }
        for moment in Moment.allCases {
            try events.addStatistics(tag(moment), statistics[moment], step: step)
        }
    }

    private func tag(_ moment: Moment) -> String {
        moment == .before ? plan.options.tensorBoard.beforeTag : plan.options.tensorBoard.afterTag
    }

    /// Closes the event file and says how the run went.
    mutating func finish(duration: Duration, isCutShort: Bool) throws(RelumeError) -> RunSummary {
        try events?.close()
        try page?.finish()
        summary.duration = duration
        summary.isCutShort = isCutShort
        if plan.options.measuresStatistics, summary.images > 0 {
            summary.statistics = StatisticsTable(statistics).lines
        }
        summary.remarks = Remarks.about(tally, images: summary.images, plan: plan)
        return summary
    }
}
