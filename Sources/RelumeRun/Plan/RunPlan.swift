public import RelumeCore
import RelumeCodecs
import RelumeDatasets
import RelumeFiles
import RelumeParallel
import RelumePipeline

/// A run that was checked: what it will read and write, with nothing written yet.
///
/// Making a plan finds every fault that can be found without decoding: missing inputs, outputs that exist, two inputs
/// that would write one output, data sets that are damaged.
public struct RunPlan: Sendable {
    /// What was asked for.
    public let options: RunOptions
    /// Files in the given directories that are left alone, because they are no images.
    public let ignored: [String]
    let images: ImageList
    let dataSets: [PlannedDataSet]
    /// Inputs that cannot be used, found before the work starts; the others are done all the same.
    let failures: [RelumeError]
    let imageKinds: Set<OutputKind>
    let dataSetKinds: Set<OutputKind>
    let display: DisplayMap
    /// The directory of all outputs, with what is there now.
    let outputDirectory: ResolvedPath
    let paths: OutputPaths
    /// Where a copy of the manifest goes, where one is asked for.
    let report: NamedFile?
    private(set) var skips = Skips()

    /// Checks `options` against the disk.
    ///
    /// - Throws: `invalidArgument` for contradictory options, existing outputs and collisions; `io` for inputs that
    ///   cannot be read or are nothing to work on; `malformedData` for a damaged data set.
    public init(_ options: RunOptions) throws(RelumeError) {
        try options.validate()
        self.options = options
        outputDirectory = try ResolvedPath(options.output.directory)
        paths = OutputPaths(directory: outputDirectory.path)
        report = try options.output.report.map { target throws(RelumeError) in try NamedFile(target.path) }
        let normalization = options.pipeline.normalization
        // What the pipeline denormalizes itself must not be denormalized again.
        let isNormalized = normalization != nil && !options.pipeline.stages.contains { $0.isDenormalize }
        display = try DisplayMap.parse(
            options.output.display ?? (isNormalized ? "denormalize" : "unit"), normalization: normalization)
        imageKinds = options.output.kinds ?? [.after, .grids]
        dataSetKinds = options.output.kinds ?? [.grids, .tensorboard]

        let inputs = try InputResolver(options.input, outputDirectory: paths.directory)
        ignored = inputs.ignored
        images = inputs.images.selected(by: options.input)
        let sets = PlannedDataSet.plan(
            inputs.dataSets, options: options, imageCount: images.count,
            firstStep: (images.count + options.batchSize - 1) / options.batchSize + 1)
        dataSets = sets.dataSets
        failures = inputs.failures + sets.failures
        try refuseEmptyRun()
        try refuseConflicts()
        var survey = OutputSurvey(
            self, inputs: RunInputs(options.input, found: inputs, dataSets: dataSets, failures: failures))
        try survey.check()
        skips = try ExistingOutputs(self).resolve()
    }

    private func refuseEmptyRun() throws(RelumeError) {
        guard images.count == 0, dataSets.allSatisfy({ $0.count == 0 }) else { return }
        if let failure = failures.first { throw failure }
        let input = try options.input.paths.first.flatMap { path throws(RelumeError) in try FileSystem.status(of: path)
        }
        if let input, input.identity == outputDirectory.status?.identity {
            throw RelumeError(
                .invalidArgument,
                "nothing is read from the output directory, and this input is it; choose another --output",
                path: paths.directory)
        }
        let seen = ignored.isEmpty ? "" : " (\(ignored.count) other files are there)"
        throw RelumeError(
            .io,
            "nothing to do: no PNG or JPEG image and no CIFAR file found\(seen); check the path, --include and --limit",
            path: options.input.paths.first)
    }

    /// Images, records, and inputs that failed before the work started.
    public var total: Int { images.count + dataSets.reduce(0) { $0 + $1.count } + failures.count }
}

// MARK: Steps

extension RunPlan {
    /// Whether anything is saved that needs images in batches.
    private var hasImageSteps: Bool { !imageKinds.isDisjoint(with: [.grids, .tensorboard, .tensors]) }

    /// The step an image belongs to, from 1; nil when no batches are saved.
    func imageStep(of index: Int) -> Int? { hasImageSteps ? index / options.batchSize + 1 : nil }

    /// The images of a step.
    func imageIndices(ofStep step: Int) -> Range<Int> {
        let start = (step - 1) * options.batchSize
        return start..<min(start + options.batchSize, images.count)
    }

    /// How many steps the images make.
    var imageStepCount: Int { hasImageSteps ? (images.count + options.batchSize - 1) / options.batchSize : 0 }

    /// Whether nothing is made of an image but a cell of a grid, for which a smaller picture of it does.
    var wantsCellsOnly: Bool {
        imageKinds.isSubset(of: [.grids, .tensorboard]) && !options.measuresStatistics && !display.needsRange
    }

    /// Whether `step` goes to TensorBoard.
    func logs(step: Int) -> Bool {
        (step - 1) % options.tensorBoard.every == 0 && step > skips.lastLoggedStep
    }

    /// Whether an image is among those of its step that go to TensorBoard.
    func isLogged(image index: Int) -> Bool { index % options.batchSize < options.tensorBoard.maxOutputs ?? .max }

    /// The name of an image's outputs.
    func outputName(ofImage index: Int) -> String {
        options.output.nameTemplate.fill(
            path: images.outputPath(index), activation: options.pipeline.activationLabel)
    }
}

extension Stage {
    fileprivate var isDenormalize: Bool {
        guard case .denormalize = self else { return false }
        return true
    }
}
