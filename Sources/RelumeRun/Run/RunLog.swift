import RelumeCore
import RelumeFiles

/// Where everything that happens in a run is told: journal, outputs that are written in order, observer and summary. One
/// thread at a time.
struct RunLog {
    private(set) var summary = RunSummary()
    private(set) var tally = RenderTally()
    private var statistics = ValueStatistics()
    private let journal: Journal
    /// Those of each source, in its order.
    private let recorders: [[any OutputRecorder]]
    private let observer: RunObserver
    private let plan: RunPlan
    /// Samples and unusable inputs that are done with; failures count the files of steps, too.
    private var inputsDone = 0

    /// Opens the journal and clears away what is to be replaced.
    init(_ plan: RunPlan, _ files: OutputFiles, observer: RunObserver) throws(RelumeError) {
        self.plan = plan
        self.observer = observer
        journal = try plan.openJournal()
        recorders = plan.makeRecorders(files)
    }

    /// Tells of an input that failed before the work started.
    mutating func add(_ failure: RelumeError) throws(RelumeError) {
        fail(failure)
        try journal.append(JournalRecord(input: failure.path, error: failure.description))
        reportProgress(inputs: 1)
    }

    /// Tells what became of a unit. `part` is what it adds to a step of several units.
    mutating func add(_ outcome: UnitOutcome, of unit: Unit, part: StepPart?) throws(RelumeError) {
        if let error = outcome.error {
            fail(error)
        } else if outcome.record.skipped != nil {
            summary.skipped += outcome.count
        } else {
            succeed(outcome)
        }
        for warning in outcome.record.warnings ?? [] { observer.onWarning("\(outcome.record.input ?? ""): \(warning)") }
        try journal.append(line(outcome, of: unit))
        for recorder in recorders[unit.sourceNumber] { try recorder.add(outcome, part) }
        reportProgress(inputs: outcome.count)
    }

    /// The unit's line; where it is a step of a data set, with the step's own files.
    private mutating func line(_ outcome: UnitOutcome, of unit: Unit) -> JournalRecord {
        var record = outcome.record
        guard unit.source.isUniform, let step = outcome.step else { return record }
        if let error = step.error { fail(error) }
        let files = (record.outputs ?? []) + step.files
        record.outputs = files.isEmpty ? nil : files
        record.error = step.error?.description
        return record
    }

    /// Tells of a step whose parts are all there.
    mutating func finish(_ step: CollectedStep, of unit: Unit) throws(RelumeError) {
        var step = step
        for recorder in recorders[unit.sourceNumber] { try recorder.finish(&step) }
        if step.logged != nil {
            summary.loggedSteps += 1
            summary.lastLoggedStep = step.number
            summary.eventDirectory = plan.paths.path(TensorBoardLog.folder)
        }
        // Otherwise it is in the unit's own line.
        guard !unit.source.isUniform || !unit.isWholeStep else { return }
        if let error = step.error { fail(error) }
        let record = JournalRecord(
            step: step.number, outputs: step.files, statistics: step.statistics.map(StatisticsRecord.init),
            error: step.error?.description)
        if record.error != nil || record.statistics != nil || !step.files.isEmpty { try journal.append(record) }
    }

    /// A line with the files that were made of the whole run.
    private func recordFilesOfRun() throws(RelumeError) {
        var files: [String] = []
        guard !plan.paths.isStandardOutput else { return }
        for file in plan.filesOfRun where try plan.paths.hasContent(file) { files.append(file) }
        if !files.isEmpty { try journal.append(JournalRecord(outputs: files)) }
    }

    private mutating func succeed(_ outcome: UnitOutcome) {
        summary.images += outcome.count
        summary.pixelBytes += outcome.pixelBytes
        summary.losses = summary.losses + outcome.tally.losses
        tally.merge(outcome.tally)
        if let statistics = outcome.statistics { self.statistics.add(statistics) }
    }

    private mutating func fail(_ error: RelumeError) {
        summary.failures += 1
        observer.onFailure(error)
    }

    private mutating func reportProgress(inputs: Int) {
        inputsDone += inputs
        observer.onProgress(.init(done: inputsDone, total: plan.total, failures: summary.failures))
    }

    /// Ends the outputs and says how the run went.
    mutating func finish(duration: Duration, isCutShort: Bool) throws(RelumeError) -> RunSummary {
        for recorder in recorders.joined() { try recorder.end(isCutShort: isCutShort) }
        try recordFilesOfRun()
        summary.duration = duration
        summary.isCutShort = isCutShort
        if plan.options.measuresStatistics, summary.images > 0 {
            summary.statistics = StatisticsTable(statistics).lines
        }
        summary.remarks = Remarks.about(tally, images: summary.images, plan: plan)
        return summary
    }
}
