import RelumeCore
import RelumeFiles

/// What need not be done again.
struct Skips: Sendable {
    /// Units by their number.
    var units: Set<Int> = []
    var steps: Set<Int> = []
    /// The lines of an earlier run that hold for units, also for those of which a step or the report needs something again.
    var records: [Int: JournalRecord] = [:]
    /// The lines of an earlier run that hold for steps.
    var stepRecords: [Int: JournalRecord] = [:]

    func contains(_ unit: Unit) -> Bool { units.contains(unit.number) }

    func needs(step: Int) -> Bool { !steps.contains(step) }
}

/// Finds what earlier runs have done of a plan, so that the run does only the rest.
struct CompletedOutputs {
    private let plan: RunPlan

    init(_ plan: RunPlan) {
        self.plan = plan
    }

    /// - Throws: `invalidArgument` for what stands in the way of an output, and for a manifest that nothing can be added to.
    func skips() throws(RelumeError) -> Skips {
        for path in plan.manifests { _ = try ManifestEnd(path: path) }
        for file in plan.filesOfRun { _ = try plan.keeps(file) }
        var skips = Skips()
        for source in plan.sources {
            for step in source.steps where try isComplete(step, of: source) { skips.steps.insert(step) }
        }
        var unfinished: Set<Int> = []
        for number in 0..<plan.unitCount {
            let unit = plan.unit(number)
            guard try !keepsAll(unit.positions.flatMap { plan.sampleFiles(unit.source, $0) }) else { continue }
            unfinished.insert(number)
            // A sample that is still to do may have been missing in its step's files, too.
            if let step = unit.step { skips.steps.remove(step) }
        }
        for number in 0..<plan.unitCount where !unfinished.contains(number) {
            let unit = plan.unit(number)
            // Nothing can be added to a report, and one that was cut short looks like any other: it is made again, of all.
            guard unit.source.outputs.allSatisfy(\.filesOfRun.isEmpty) else { continue }
            if unit.step.map(skips.steps.contains) ?? true { skips.units.insert(number) }
        }
        return skips
    }

    private func isComplete(_ step: Int, of source: Source) throws(RelumeError) -> Bool {
        try keepsAll(source.outputs.flatMap { $0.files(ofStep: step) })
            && source.outputs.allSatisfy { $0.logs(ofStep: step).isEmpty }
            // What one file holds of all steps is made again, of all.
            && source.outputs.allSatisfy { !$0.kind.isStepwise || $0.filesOfRun.isEmpty }
    }

    /// Looks at each of them, even behind a missing one, so that whatever is in the way shows before the work starts.
    private func keepsAll(_ files: [String]) throws(RelumeError) -> Bool {
        var keepsAll = true
        for file in files where try !plan.keeps(file) { keepsAll = false }
        return keepsAll
    }
}

extension RunPlan {
    /// Whether the output at `file`, relative to the output directory, is there already and stays.
    ///
    /// - Throws: `invalidArgument` where something else than a file is in its place.
    func keeps(_ file: String) throws(RelumeError) -> Bool {
        guard options.output.existing == .skip, !paths.isStandardOutput else { return false }
        return try paths.hasContent(file)
    }

    /// The manifest, and the file that its copy goes to where that is none that others read meanwhile.
    var manifests: [String] {
        guard let manifestCopy, !manifestCopy.isStream else { return [paths.manifest] }
        return [paths.manifest, manifestCopy.path]
    }
}
