import RelumeCore
import RelumeFiles

/// Where everything that happens in a run is told: journal, outputs that are written in order, observer and summary. One
/// thread at a time.
struct RunLog {
    private(set) var summary = RunSummary()
    private(set) var tally = RenderTally()
    private var statistics = ValueStatistics()
    private let journal: Journal
    /// How much of the manifest earlier runs wrote, where this one resumes them and tells of everything again.
    private let resumedLength: Int?
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
        (journal, resumedLength) = try plan.openJournal()
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
        } else if outcome.isSkipped {
            summary.skipped += outcome.count
        } else {
            succeed(outcome)
        }
        for warning in outcome.record.warnings ?? [] { observer.onWarning("\(outcome.record.input ?? ""): \(warning)") }
        // The line that tells of a step as well waits for what is logged of it.
        if outcome.step == nil || !unit.hasLineOfStep { try journal.append(outcome.record) }
        for recorder in recorders[unit.sourceNumber] { try recorder.add(outcome, part) }
        reportProgress(inputs: outcome.count)
    }

    /// Tells of a step that an earlier run wrote and that stays.
    func keep(_ step: JournalRecord) throws(RelumeError) { try journal.append(step) }

    /// Tells of a step whose parts are all there, and of its last unit, whose line is `line`, where that is the whole step.
    mutating func finish(_ step: CollectedStep, of unit: Unit, _ line: JournalRecord) throws(RelumeError) {
        var step = step
        for recorder in recorders[unit.sourceNumber] { try recorder.finish(&step) }
        if step.logged != nil {
            summary.loggedSteps += 1
            summary.lastLoggedStep = step.number
            summary.eventDirectory = plan.paths.path(TensorBoardLog.folder)
        }
        if let error = step.error { fail(error) }
        var record = unit.hasLineOfStep ? line : step.record
        if unit.hasLineOfStep {
            for (name, check) in zip(step.record.outputs ?? [], step.record.written ?? []) { record.note(name, check) }
        } else {
            record.statistics = step.statistics.map(StatisticsRecord.init)
        }
        record.error = step.error?.description
        // Of what stays in the log nothing is made here, and yet the next run must find the line.
        let isLogged =
            step.logged != nil
            || unit.source.outputs.contains { ($0 as? TensorBoardLog)?.isLogged(step: step.number) ?? false }
        let isOfUse = unit.hasLineOfStep || record.error != nil || record.outputs != nil || isLogged
        if isOfUse || record.statistics != nil { try journal.append(record) }
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
        if error.isFaultOfMachine { summary.faultsOfMachine += 1 }
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
        try journal.close()
        if !isCutShort, let length = resumedLength {
            try Journal.compact(plan.paths.manifest, plan.header, droppingFirst: length)
        }
        summary.duration = duration
        summary.isCutShort = isCutShort
        if plan.options.measuresStatistics, summary.images > 0 {
            summary.statistics = StatisticsTable(statistics).lines
        }
        summary.remarks = Remarks.about(tally, images: summary.images, plan: plan)
        return summary
    }
}
