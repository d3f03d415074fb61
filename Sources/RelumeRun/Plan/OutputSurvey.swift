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

    /// The directories among the places that were looked at.
    var existingDirectories: [String] { tree.existingDirectories }

    /// - Throws: `invalidArgument` naming the first place that is not the run's to write to; `io` where the output directory
    ///   is a file.
    mutating func check() throws(RelumeError) {
        try refuseInput(at: plan.manifestCopy?.place, "manifest-copy", plan.manifestCopy?.path)
        if plan.paths.isStandardOutput {
            try checkStandardOutput()
            return try refuseExisting()
        }
        if let status = plan.outputDirectory.status, status.kind != .directory {
            throw RelumeError(
                .io, "the output must be a directory, this is a file; choose another name", path: plan.paths.directory)
        }
        // Where the directory is missing nothing can be in the way.
        guard plan.outputDirectory.status != nil || plan.manifestCopy != nil else { return }
        try lookAtDirectories()
        let lock = Path.join(plan.paths.directory, DirectoryLock.name)
        try refuseInput(at: try tree.file(DirectoryLock.name).place, "output", lock)
        var survey = self
        try plan.forEachOutput { file throws(RelumeError) in try survey.look(at: file) }
        for output in plan.outputs {
            for file in try output.leftovers(plan.paths) { try survey.look(at: file, isLeftover: true) }
        }
        for file in plan.overwritten { try survey.look(at: file) }
        self = survey
        if let place = plan.manifestCopy?.place, tree.needsDirectory(at: place) {
            throw refusal("the run needs a directory there; choose another --manifest-copy", plan.manifestCopy?.path)
        }
        try refuseExisting()
    }

    /// What it was redirected to may be a file that is read, or that the copy of the manifest goes to.
    private mutating func checkStandardOutput() throws(RelumeError) {
        let output = try NamedFile("/dev/stdout")
        try refuseInput(at: output.place, "output", "\(StandardStream.output)")
        guard let copy = plan.manifestCopy,
            copy.standardStream == .output || copy.place.map({ $0 == output.place }) == true
        else { return }
        throw refusal("the result goes there; choose another --manifest-copy", copy.path)
    }

    /// Looks at those directories that the run fills with files whose names are not known yet.
    private mutating func lookAtDirectories() throws(RelumeError) {
        var filled: [FilePlace] = []
        for folder in plan.outputs.flatMap(\.openFolders) { filled.append(try tree.directory(folder)) }
        guard let copy = plan.manifestCopy, filled.contains(where: copy.isNew) else { return }
        throw refusal("the run fills this directory with other files; choose another --manifest-copy", copy.path)
    }

    /// - Parameter isLeftover: It was chosen by an earlier run.
    private mutating func look(at name: String, isLeftover: Bool = false) throws(RelumeError) {
        let path = plan.paths.path(name)
        let file = try tree.file(name)
        if let copy = plan.manifestCopy, copy.needs(file.place) {
            throw refusal("the run writes something else there; choose another --manifest-copy", copy.path)
        }
        guard let entry = file.entry else { return }
        try refuseInput(at: file.place, "output", path)
        firstExisting = firstExisting ?? path
        existingCount += 1
        guard plan.options.output.existing != .refuse else { return }
        if let kind = file.target?.kind, kind.isStream {
            throw refusal("\(kind.phrase) is there, where the run writes a file; remove it", path)
        }
        // Others are replaced by renaming; these are gone on with under --skip-existing, and the manifest is removed first.
        let isManifest = name == OutputPaths.manifestName
        let isGoneOnWith = (isManifest || isLeftover) && plan.options.output.existing.completes
        if (isManifest && entry.kind == .directory) || (isGoneOnWith && entry.kind == .link) {
            throw refusal("the run writes a file there, this is a directory or a link; remove it", path)
        }
    }

    private mutating func refuseInput(at place: FilePlace?, _ option: String, _ path: String?) throws(RelumeError) {
        guard let place, let input = inputs.path(at: place) else { return }
        throw refusal("this is the input \(input); inputs are never written to, choose another --\(option)", path)
    }

    private func refuseExisting() throws(RelumeError) {
        guard plan.options.output.existing == .refuse else { return }
        if let firstExisting {
            let more = existingCount > 1 ? " and so do \(existingCount - 1) more outputs" : ""
            throw refusal(
                "the output exists\(more); choose another --output, or add --overwrite, --skip-existing or --resume",
                firstExisting)
        }
        if let copy = plan.manifestCopy, copy.exists {
            throw refusal("the file exists; choose another --manifest-copy, or add --overwrite", copy.path)
        }
    }

    private func refusal(_ message: String, _ path: String?) -> RelumeError {
        RelumeError(.invalidArgument, message, path: path)
    }
}
