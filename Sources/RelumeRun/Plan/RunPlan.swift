package import RelumeCore
import RelumeDatasets
package import RelumeFiles
import RelumePipeline

/// A run that was checked: what it will read and write, with nothing written yet.
///
/// Making a plan finds every fault that can be found without decoding: missing inputs, outputs that exist, two inputs
/// that would write one output, data sets that are damaged or that the pipeline does not fit.
package struct RunPlan: Sendable {
    /// What was asked for.
    package private(set) var options: RunOptions
    /// Files in the given directories that are left alone, because they are no images.
    package let ignored: [String]
    /// Entries of the given directories that are no files, and links to directories that are not followed.
    package let passedOver: [FileWalk.PassedOver]
    /// The images, then the data sets.
    private(set) var sources: [Source]
    /// The number of units before each source.
    private let firstUnits: [Int]
    /// Inputs that cannot be used, found before the work starts; the others are done all the same.
    let failures: [RelumeError]
    let display: DisplayMode
    /// The directory of all outputs, with what is there now.
    let outputDirectory: ResolvedPath
    let paths: OutputPaths
    /// Where a copy of the manifest goes, where one is asked for.
    let manifestCopy: NamedFile?
    /// The manifest that was there when the plan was made.
    let manifestStatus: FileStatus?
    /// The first line of the manifest.
    let header: RunHeader
    /// The directories that the run writes to and that are there.
    private(set) var writtenDirectories: [String] = []
    private(set) var skips = Skips()
    /// What goes before the work starts, relative to the output directory.
    private(set) var overwritten: [String] = []

    /// Checks `options` against the disk.
    ///
    /// - Throws: `invalidArgument` for contradictory options, existing outputs and collisions; `io` for inputs that
    ///   cannot be read or are nothing to work on; `malformedData` for a damaged data set.
    package init(_ options: RunOptions) throws(RelumeError) {
        try options.validate()
        self.options = options
        let isStandardOutput = options.output.directory == OutputPaths.standardOutput
        outputDirectory = try ResolvedPath(isStandardOutput ? "." : options.output.directory)
        paths = OutputPaths(
            directory: isStandardOutput ? OutputPaths.standardOutput : outputDirectory.path)
        // Before anything else is looked at, so that no change goes unseen.
        manifestStatus = try FileSystem.status(of: paths.manifest, followingLinks: false)
        manifestCopy = try options.output.manifestCopy.map { copy throws(RelumeError) in try NamedFile(copy.path) }
        let normalization = options.pipeline.normalization
        // What the pipeline denormalizes itself must not be denormalized again.
        display = try DisplayMode.parse(
            options.output.display ?? (options.pipeline.leavesNormalized ? "denormalize" : "unit"),
            normalization: normalization)
        let inputs = try InputResolver(
            options.input, outputDirectory: isStandardOutput ? nil : paths.directory)
        ignored = inputs.ignored
        passedOver = inputs.passedOver
        let found = Source.plan(inputs, options, OutputContext(options: options, display: display))
        sources = found.sources
        failures = inputs.failures + found.failures
        header = try RunHeader(options, display: display, sources, failures: failures)
        firstUnits = sources.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.unitCount) }
        try refuseEmptyRun(of: inputs)
        try refuseConflicts()
        try refusePipelineThatFitsNothing()
        try refuseUnlikeTensors()
        if isStandardOutput { try refuseSeveralResults() }
        try refuseResumedPipes()
        self.options.output.existing = try settledExisting()
        if self.options.output.existing == .overwrite, !isStandardOutput {
            overwritten = try OverwrittenOutputs(self).files
        }
        var survey = OutputSurvey(self, inputs: RunInputs(options, found: inputs, sources, failures: failures))
        try survey.check()
        writtenDirectories = survey.existingDirectories
        // What is left out because it is there, which only a run that may leave it out asks for.
        guard self.options.output.existing.completes, !isStandardOutput, outputDirectory.status != nil else { return }
        guard self.options.output.existing.resumes else {
            try continueLog(changed: [])
            skips = try CompletedOutputs(self).skips()
            return
        }
        let earlier = try EarlierRun(self)
        try continueLog(
            changed: sources.indices.reduce(into: []) { changed, index in
                changed.formUnion(earlier.changedSteps(of: self, source: index))
            })
        skips = earlier.skips(of: self)
    }

    private func refuseEmptyRun(of inputs: InputResolver) throws(RelumeError) {
        guard sources.allSatisfy({ $0.count == 0 }) else { return }
        if let failure = failures.first { throw failure }
        let input = try options.input.paths.first.flatMap { path throws(RelumeError) in
            try FileSystem.status(of: path)
        }
        if let input, input.identity == outputDirectory.status?.identity, !paths.isStandardOutput {
            throw RelumeError(
                .invalidArgument,
                "nothing is read from the output directory, and this input is it; choose another --output",
                path: paths.directory)
        }
        throw options.input.nothingFound(in: inputs)
    }

    /// Tells the outputs that log what earlier runs have logged. Steps that are made of other inputs by now are `changed`.
    private mutating func continueLog(changed: Set<Int>) throws(RelumeError) {
        guard saves(TensorBoardLog.kind) else { return }
        let steps = sources.flatMap { source in
            let logs = source.outputs.lazy.compactMap { $0 as? TensorBoardLog }
            return logs.first.map { log in source.steps.filter(log.belongsToLog) } ?? []
        }
        let earlier = try EarlierLog(
            directory: paths.path(TensorBoardLog.folder), steps: steps, changed: changed, options)
        for index in sources.indices {
            sources[index].outputs = sources[index].outputs.map { output in
                guard var log = output as? TensorBoardLog else { return output }
                log.earlier = earlier
                return log
            }
        }
    }

    private func refuseSeveralResults() throws(RelumeError) {
        guard total != 1 else { return }
        throw RelumeError(
            .invalidArgument,
            "--output - takes the result of one input, and \(total) are given; name a directory, or one "
                + "input")
    }

    /// Samples, and inputs that failed before the work started.
    package var total: Int { sources.reduce(failures.count) { $0 + $1.count } }
}

// MARK: Units

extension RunPlan {
    /// How many units there are.
    var unitCount: Int { firstUnits[sources.count] }

    /// The numbers of the units of a source.
    func unitNumbers(ofSource number: Int) -> Range<Int> { firstUnits[number]..<firstUnits[number + 1] }

    /// A unit by its number.
    func unit(_ number: Int) -> Unit {
        // A handful of sources: nothing is gained by bisection.
        let source = firstUnits.dropLast().lastIndex { $0 <= number } ?? 0
        return Unit(number, of: sources[source], source, unit: number - firstUnits[source])
    }

    /// The name of the files of the sample at `position`, below the folder of its output.
    func outputName(_ source: Source, _ position: Int) -> String {
        options.output.nameTemplate.fill(
            path: source.dataset.outputPath(at: source.index(at: position)),
            activation: options.pipeline.activationLabel)
    }

    /// What the files of each sample of a unit are named after; none where samples have no files of their own.
    func outputNames(of unit: Unit) -> [String] {
        guard unit.source.hasSampleFiles else { return [] }
        return unit.positions.map { outputName(unit.source, $0) }
    }

    /// The files of the sample at `position`, relative to the output directory.
    func sampleFiles(_ source: Source, _ position: Int) -> [String] {
        let name = outputName(source, position)
        return source.outputs.flatMap { $0.files(ofSample: name) }
    }

    /// Whether nothing is made of a sample but a cell of a grid, for which a smaller picture of it does.
    func wantsCellsOnly(_ source: Source) -> Bool {
        source.outputs.allSatisfy(\.takesCellsOnly) && !options.measuresStatistics && display != .minMax
    }

    /// Whether whole pictures wait for the others of their step.
    var holdsValues: Bool {
        display == .minMax || sources.contains { $0.outputs.contains { $0 is TensorFiles } }
    }
}
