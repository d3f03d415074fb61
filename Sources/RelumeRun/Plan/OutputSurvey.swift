import RelumeCore
import RelumeFiles

/// Looks at every place that a run would write to, before anything is written or made: no input may be there, no link that
/// leads out of the output directory, and nothing that two outputs would share.
struct OutputSurvey {
    private let plan: RunPlan
    private var inputs: RunInputs
    private var tree: OutputTree
    private var firstExisting: String?
    private var existingCount = 0

    init(_ plan: RunPlan, inputs: RunInputs) {
        self.plan = plan
        self.inputs = inputs
        tree = OutputTree(root: plan.outputDirectory)
    }

    /// - Throws: `invalidArgument` naming the first place that is not the run's to write to; `io` where the output directory
    ///   is a file.
    mutating func check() throws(RelumeError) {
        if let status = plan.outputDirectory.status, status.kind != .directory {
            throw RelumeError(
                .io, "the output must be a directory, this is a file; choose another name", path: plan.paths.directory)
        }
        try refuseInput(at: plan.report?.place, "report", plan.report?.path)
        // Where the directory is missing nothing can be in the way.
        guard plan.outputDirectory.status != nil || plan.report != nil else { return }
        try lookAtDirectories()
        let outputs = ExistingOutputs(plan)
        var survey = self
        try outputs.forEachOutput { path throws(RelumeError) in try survey.look(at: path) }
        for path in try outputs.leftovers() { try survey.look(at: path) }
        self = survey
        if let place = plan.report?.place, tree.needsDirectory(at: place) {
            throw refusal("the run needs a directory there; choose another --report", plan.report?.path)
        }
        if plan.options.output.existing == .refuse { try refuseExisting() }
    }

    /// Looks at those directories that the run fills with files whose names are not known yet.
    private mutating func lookAtDirectories() throws(RelumeError) {
        var filled: [FilePlace] = []
        if plan.savesEvents { filled.append(try tree.directory(plan.paths.relative(plan.paths.eventDirectory))) }
        if plan.savesReport { filled.append(try tree.directory(plan.paths.relative(plan.paths.reportPictures))) }
        guard let report = plan.report, filled.contains(where: report.isNew) else { return }
        throw refusal("the run fills this directory with other files; choose another --report", report.path)
    }

    private mutating func look(at path: String) throws(RelumeError) {
        let file = try tree.file(plan.paths.relative(path))
        if let report = plan.report, report.needs(file.place) {
            throw refusal("the run writes something else there; choose another --report", report.path)
        }
        guard let entry = file.entry else { return }
        try refuseInput(at: file.place, "output", path)
        firstExisting = firstExisting ?? path
        existingCount += 1
        guard plan.options.output.existing != .refuse else { return }
        if file.target?.kind == .other {
            throw refusal("a pipe or a device is there, where the run writes a file; remove it", path)
        }
        // The manifest is not replaced by renaming, and gone on with under --skip-existing.
        guard path == plan.paths.manifest, entry.kind != .file else { return }
        if entry.kind == .directory || plan.options.output.existing == .skip {
            throw refusal("the run writes a file there, this is a directory or a link; remove it", path)
        }
    }

    private mutating func refuseInput(at place: FilePlace?, _ what: String, _ path: String?) throws(RelumeError) {
        guard let place, let input = inputs.path(at: place) else { return }
        throw refusal("this \(what) is the input \(input); inputs are never written to, choose another --\(what)", path)
    }

    private func refuseExisting() throws(RelumeError) {
        if let firstExisting {
            let more = existingCount > 1 ? " and so do \(existingCount - 1) more outputs" : ""
            throw refusal(
                "the output exists\(more); choose another --output, or add --overwrite or --skip-existing",
                firstExisting)
        }
        if let report = plan.report, report.exists {
            throw refusal("the report exists; choose another --report, or add --overwrite", report.path)
        }
    }

    private func refusal(_ message: String, _ path: String?) -> RelumeError {
        RelumeError(.invalidArgument, message, path: path)
    }
}
