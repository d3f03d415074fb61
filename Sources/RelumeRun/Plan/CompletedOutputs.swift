import RelumeCore
import RelumeFiles
import RelumeTensorBoard

/// What need not be done again.
struct Skips: Sendable {
    var images: Set<Int> = []
    var steps: Set<Int> = []
    /// The first step that this run logs; those before it are in the event files of earlier runs.
    var firstLoggedStep = 1
    /// The step from which on TensorBoard is to forget what earlier runs logged; nil where they left no event file.
    var purgeStep: Int?
    /// Event files with a damaged record that TensorBoard's fast reader takes for good, and how many bytes stand before it.
    var eventFileCuts: [(path: String, length: Int)] = []
}

/// Finds what earlier runs have done of a plan, so that the run does only the rest.
struct CompletedOutputs {
    private let plan: RunPlan
    private let existing: ExistingOutputs

    init(_ plan: RunPlan, _ existing: ExistingOutputs) {
        self.plan = plan
        self.existing = existing
    }

    /// - Throws: `invalidArgument` for what stands in the way of an output, for a manifest that nothing can be added to, and
    ///   for steps in the log that this run would take out without putting them back.
    func skips() throws(RelumeError) -> Skips {
        for path in plan.manifests { _ = try ManifestEnd(path: path) }
        if plan.savesReport { _ = try plan.keeps(plan.paths.report) }
        var skips = Skips()
        try findLoggedSteps(&skips)
        var unfinishedImages: Set<Int> = []
        for index in plan.images.entries.indices where try !keepsAll(existing.imageFiles(index)) {
            unfinishedImages.insert(index)
        }
        for step in existing.allSteps where try isComplete(step, skips) {
            // An image that is still to do may have been missing in its step's pictures, too.
            let images = step <= plan.imageStepCount ? plan.imageIndices(ofStep: step) : 0..<0
            if unfinishedImages.isDisjoint(with: images) { skips.steps.insert(step) }
        }
        // Nothing can be added to a report, and one that was cut short looks like any other: it is made again, of all images.
        guard !plan.imageKinds.contains(.report) else { return skips }
        for index in plan.images.entries.indices where !unfinishedImages.contains(index) {
            if plan.imageStep(of: index).map(skips.steps.contains) ?? true { skips.images.insert(index) }
        }
        return skips
    }

    /// Looks for the first step that is not whole in the log. All from there on are written again, since TensorBoard shows
    /// of a tag only steps that rise.
    private func findLoggedSteps(_ skips: inout Skips) throws(RelumeError) {
        let files = try existing.eventFiles()
        guard !files.isEmpty else { return }
        let shown = try ShownSteps(eventFiles: files)
        let tags = LoggedTags(plan.options)
        let steps = existing.allSteps.filter { kinds(ofStep: $0).contains(.tensorboard) && plan.belongsToLog(step: $0) }
        guard let first = steps.first(where: { !tags.areComplete(at: $0, in: shown) }) else {
            return skips.firstLoggedStep = .max
        }
        skips.firstLoggedStep = first
        skips.purgeStep = first
        let rewritten = Set(steps.drop { $0 < first })
        let isRewritten = { (tag: String, step: Int) in tags.contain(tag) && rewritten.contains(step) }
        // What is cut off comes again, or stands elsewhere.
        skips.eventFileCuts = shown.mismatches { isRewritten($0, $1) || shown.contains($0, step: $1) }
            .map { ($0.path, $0.byteOffset) }
        guard let lost = shown.first(from: first, notIn: isRewritten) else { return }
        throw RelumeError(
            .invalidArgument,
            "step \(first) is not whole in this log, and writing it again would take out step \(lost.step) of "
                + "\"\(lost.tag)\", which this run does not log; repeat the earlier run's inputs and options, or choose "
                + "another --output",
            path: plan.paths.eventDirectory)
    }

    private func isComplete(_ step: Int, _ skips: Skips) throws(RelumeError) -> Bool {
        let kinds = kinds(ofStep: step)
        let dataSet = plan.dataSets.first { $0.steps.contains(step) }
        let records = dataSet.map { plan.recordFiles(of: $0, step: step) } ?? []
        // Of a data set, the step is what the report shows.
        let isReported = dataSet != nil && kinds.contains(.report)
        let isToBeLogged =
            kinds.contains(.tensorboard) && plan.belongsToLog(step: step) && step >= skips.firstLoggedStep
        return try keepsAll(plan.stepFiles(step, kinds) + records) && !isReported && !isToBeLogged
    }

    private func kinds(ofStep step: Int) -> Set<OutputKind> {
        step <= plan.imageStepCount ? plan.imageKinds : plan.dataSetKinds
    }

    /// Looks at each of them, even behind a missing one, so that whatever is in the way shows before the work starts.
    private func keepsAll(_ paths: [String]) throws(RelumeError) -> Bool {
        var keepsAll = true
        for path in paths where try !plan.keeps(path) { keepsAll = false }
        return keepsAll
    }
}

extension RunPlan {
    /// Whether the output at `path` is there already and stays. A file of no bytes is what an accident left.
    ///
    /// - Throws: `invalidArgument` where something else than a file is in its place.
    func keeps(_ path: String) throws(RelumeError) -> Bool {
        guard options.output.existing == .skip, let status = try FileSystem.status(of: path) else { return false }
        guard status.kind == .file else {
            let kind = status.kind == .directory ? "a directory" : "a pipe or a device"
            throw RelumeError(
                .invalidArgument, "an output goes here, where \(kind) is; move it away, or choose another --output",
                path: path)
        }
        return status.size > 0
    }

    /// The manifest and the file that its copy goes to.
    var manifests: [String] {
        guard case .file(let copy) = options.output.report else { return [paths.manifest] }
        return [paths.manifest, copy]
    }
}
