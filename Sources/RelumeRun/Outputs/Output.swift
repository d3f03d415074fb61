import RelumeCore

/// What a run writes of one kind: its files, what it takes from a unit, how it ends. A file in this folder, and a line in
/// ``OutputKind/all``.
protocol Output: Sendable {
    /// Its row in the list.
    var kind: OutputKind { get }
    /// The files made of a sample that is called `name`, relative to the output directory.
    func files(ofSample name: String) -> [String]
    /// The files made of a step.
    func files(ofStep step: Int) -> [String]
    /// Those that hold something of a step among other things, such as a directory of event files.
    func logs(ofStep step: Int) -> [String]
    /// The files made of the whole run.
    var filesOfRun: [String] { get }
    /// ``files(ofStep:)`` with whatever options: what a run that is overwritten may have left of a step.
    func possibleFiles(ofStep step: Int) -> [String]
    /// ``filesOfRun`` with whatever options.
    var possibleFilesOfRun: [String] { get }
    /// The folders that it fills with files whose names are not known before.
    var openFolders: [String] { get }
    /// What earlier runs left there that this one would take out or go on with.
    func leftovers(_ paths: OutputPaths) throws(RelumeError) -> [String]
    /// Whether a sample is shown so small that a thumbnail of it does.
    var takesCellsOnly: Bool { get }
    /// What is made of the samples at `places` of a step, for the step. Asking for the layout may read headers of files.
    func needs(ofStep step: Int, places: Range<Int>, _ layout: () -> StepLayout) -> StepNeeds
    /// Writes the unit's own files and notes them in `outcome`. Called by a worker.
    func write(_ unit: RenderedUnit, _ outcome: inout UnitOutcome, _ files: OutputFiles) throws(RelumeError)
    /// Makes and writes what a step needs once all its parts are there. Called by a worker where a unit is a whole step.
    func finish(_ step: inout CollectedStep, _ files: OutputFiles)
    /// Who takes what has to happen in order; nil where nothing has to. All pictures of the run are about `pictureBytes`
    /// as files.
    func makeRecorder(_ files: OutputFiles, pictureBytes: Int) -> (any OutputRecorder)?
}

/// The part of an output that happens in order, on one thread.
protocol OutputRecorder: AnyObject {
    /// Takes what became of a unit, and what it adds to a step of several.
    func add(_ outcome: UnitOutcome, _ part: StepPart?) throws(RelumeError)
    /// Takes a step whose parts are all there.
    func finish(_ step: inout CollectedStep) throws(RelumeError)
    /// Ends what was begun; a run that was cut short leaves out what would pass for whole.
    func end(isCutShort: Bool) throws(RelumeError)
}

extension Output {
    func files(ofSample name: String) -> [String] { [] }
    func files(ofStep step: Int) -> [String] { [] }
    func logs(ofStep step: Int) -> [String] { [] }
    var filesOfRun: [String] { [] }
    func possibleFiles(ofStep step: Int) -> [String] { files(ofStep: step) }
    var possibleFilesOfRun: [String] { filesOfRun }
    var openFolders: [String] { [] }
    func leftovers(_ paths: OutputPaths) throws(RelumeError) -> [String] { [] }
    var takesCellsOnly: Bool { false }
    func needs(ofStep step: Int, places: Range<Int>, _ layout: () -> StepLayout) -> StepNeeds { StepNeeds() }
    func write(_ unit: RenderedUnit, _ outcome: inout UnitOutcome, _ files: OutputFiles) throws(RelumeError) {}
    func finish(_ step: inout CollectedStep, _ files: OutputFiles) {}
    func makeRecorder(_ files: OutputFiles, pictureBytes: Int) -> (any OutputRecorder)? { nil }
}

/// What a step may need of the samples of a unit.
struct StepNeeds: Sendable {
    /// Cells of the step's grid.
    var cells = false
    /// How many of them, from the first on, as pictures in a list.
    var pictures = 0
    /// The values that leave the pipeline.
    var values = false

    mutating func add(_ other: StepNeeds) {
        cells = cells || other.cells
        pictures = max(pictures, other.pictures)
        values = values || other.values
    }
}

/// What all outputs of a run know.
struct OutputContext: Sendable {
    let options: RunOptions
    let display: DisplayMode
    /// Whether samples of the run have labels.
    var hasLabels = false
}
