import RelumeCore
import RelumeFiles
import RelumeTensorBoard

/// An event file with before and after of each step.
struct TensorBoardLog: Output {
    static let kind = OutputKind(
        name: "tensorboard", summary: "an event file with before and after of each batch", isDefaultOfDatasets: true,
        isStepwise: true
    ) { TensorBoardLog(options: $0.options.tensorBoard) }
    var kind: OutputKind { Self.kind }

    /// The folder of event files below the output directory.
    static let folder = "tensorboard"
    /// The ending of event files that a run writes, by which the next one knows them.
    static let suffix = ".relume"

    let options: TensorBoardOptions
    /// What earlier runs logged already.
    var earlier = EarlierLog()

    var takesCellsOnly: Bool { true }

    /// Whether `step` is one of those that go to TensorBoard, in this run or in one that it completes.
    func belongsToLog(step: Int) -> Bool { (step - 1) % options.every == 0 }

    /// Whether `step` is in the log of an earlier run, where it stays.
    func isLogged(step: Int) -> Bool { belongsToLog(step: step) && !logs(step: step) }

    /// Whether `step` goes to TensorBoard in this run.
    private func logs(step: Int) -> Bool { belongsToLog(step: step) && step >= earlier.firstStep }

    var openFolders: [String] { [Self.folder] }

    func leftovers(_ paths: OutputPaths) throws(RelumeError) -> [String] {
        try EarlierLog.eventFiles(in: paths.path(Self.folder)).map { Path.join(Self.folder, Path.lastComponent($0)) }
    }

    func logs(ofStep step: Int) -> [String] { logs(step: step) ? [Self.folder] : [] }

    func needs(ofStep step: Int, places: Range<Int>, _ layout: () -> StepLayout) -> StepNeeds {
        let shown = places.clamped(to: 0..<(options.maxOutputs ?? .max))
        guard logs(step: step), !shown.isEmpty else { return StepNeeds() }
        return layout().isGrid ? StepNeeds(cells: true) : StepNeeds(pictures: shown.count)
    }

    /// Makes the pictures, so that the thread that logs them in order has nothing to encode.
    func finish(_ step: inout CollectedStep, _ files: OutputFiles) {
        guard logs(step: step.number) else { return }
        step.attempt(nil) { step throws(RelumeError) in
            step.logged = try step.pictures(first: options.maxOutputs)
            return nil
        }
    }

    func makeRecorder(_ files: OutputFiles, pictureBytes: Int) -> (any OutputRecorder)? {
        Recorder(self, directory: files.paths.path(Self.folder))
    }

    /// Logs steps in rising order.
    private final class Recorder: OutputRecorder {
        private let log: TensorBoardLog
        private let directory: String
        /// Opened when there is something to log, so that a run without news leaves no empty file.
        private var events: SummaryWriter?

        init(_ log: TensorBoardLog, directory: String) {
            self.log = log
            self.directory = directory
        }

        func add(_ outcome: UnitOutcome, _ part: StepPart?) {}

        func finish(_ step: inout CollectedStep) throws(RelumeError) {
            guard let logged = step.logged else { return }
            let events = try open()
            for side in Side.allCases {
                switch logged {
                case .grid(let grid): try events.addImage(log.options.tag(side), grid[side], step: step.number)
                case .list(let pictures): try events.addImages(log.options.tag(side), pictures[side], step: step.number)
                }
            }
            if let statistics = step.statistics {
                for side in Side.allCases {
                    try events.addStatistics(log.options.tag(side), statistics[side], step: step.number)
                }
            }
            if Durability.isAsked { try events.flush() }
        }

        private func open() throws(RelumeError) -> SummaryWriter {
            if let events { return events }
            try FileSystem.createDirectories(directory)
            try log.earlier.prepare()
            let writer = try SummaryWriter(
                logDirectory: directory, filenameSuffix: TensorBoardLog.suffix, purgeStep: log.earlier.purgeStep)
            events = writer
            return writer
        }

        func end(isCutShort: Bool) throws(RelumeError) { try events?.close() }
    }
}
