import RelumeCore

/// Gathers what becomes of units, in order, and hands steps on when all their parts are there.
struct StepCollector {
    private let plan: RunPlan
    private let files: OutputFiles
    private let layouts: StepLayouts
    private let jobs: Int
    private var parts: [StepPart] = []

    init(_ plan: RunPlan, _ files: OutputFiles, _ layouts: StepLayouts, jobs: Int) {
        self.plan = plan
        self.files = files
        self.layouts = layouts
        self.jobs = jobs
    }

    /// Takes what became of the next unit.
    mutating func add(
        _ outcome: UnitOutcome, of unit: Unit, _ log: inout RunLog
    ) throws(RelumeError) {
        // A copy, though a `consuming` parameter would do without: Swift 6.3 leaks what `?.` replaces in one of those.
        var part = outcome.part
        try log.add(outcome, of: unit, part: part)
        // A tensor file has its values now; kept with the part, every rendering of a step would be in memory.
        part?.values = nil
        if let part { parts.append(part) }
        if let step = outcome.step {
            try log.finish(step, of: unit, outcome.record)
        } else if unit.endsStep, let step = unit.step {
            if let earlier = plan.skips.stepRecords[step] {
                try log.keep(earlier)
            } else if plan.skips.needs(step: step), !unit.isWholeStep {
                try finish(step, of: unit, outcome.record, &log)
            }
            parts.removeAll(keepingCapacity: true)
        }
    }

    private mutating func finish(
        _ step: Int, of unit: Unit, _ line: JournalRecord, _ log: inout RunLog
    ) throws(RelumeError) {
        let source = unit.source
        var collected = try CollectedStep(
            step, parts, isOneUnit: false, options: plan.options.output, jobs: jobs
        ) { layouts.layout(ofStep: step) { source.headers(ofStep: step) } }
        for output in source.outputs { output.finish(&collected, files) }
        try log.finish(collected, of: unit, line)
    }
}
