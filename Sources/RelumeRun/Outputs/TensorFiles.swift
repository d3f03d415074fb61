import RelumeCore
import RelumeTensorFiles

/// A tensor file for each step, or one for the run, with what leaves the pipeline, `[N, C, H, W]`.
struct TensorFiles: Output {
    static let kind = OutputKind(
        name: "tensors", summary: "a tensor file for each batch with what leaves the pipeline, [N, C, H, W]",
        isStepwise: true, shows: [], fitsStandardOutput: true
    ) { TensorFiles(options: $0.options.output.tensors, display: $0.display, hasLabels: $0.hasLabels) }
    var kind: OutputKind { Self.kind }

    let options: TensorFileOptions
    let display: DisplayMode
    let hasLabels: Bool

    private func fileSet(ofStep step: Int) -> TensorFileSet {
        TensorFileSet(base: Self.base(ofStep: step), format: options.format, hasLabels: hasLabels)
    }

    private var fileSetOfRun: TensorFileSet {
        TensorFileSet(base: Self.baseOfRun, format: options.format, hasLabels: hasLabels)
    }

    private static let baseOfRun = "tensors"
    private static func base(ofStep step: Int) -> String { "tensors/\(OutputPaths.stepName(step))" }

    func files(ofStep step: Int) -> [String] { options.isOneFile ? [] : fileSet(ofStep: step).files }

    var filesOfRun: [String] { options.isOneFile ? fileSetOfRun.files : [] }

    func possibleFiles(ofStep step: Int) -> [String] { TensorFileSet.possibleFiles(base: Self.base(ofStep: step)) }

    var possibleFilesOfRun: [String] { TensorFileSet.possibleFiles(base: Self.baseOfRun) }

    func needs(ofStep step: Int, places: Range<Int>, _ layout: () -> StepLayout) -> StepNeeds {
        StepNeeds(values: true)
    }

    /// Writes the files at once where one unit is the whole step.
    func finish(_ step: inout CollectedStep, _ files: OutputFiles) {
        guard step.isOneUnit, let values = step.takeValues() else { return }
        if options.isOneFile, !files.paths.isStandardOutput {
            step.attempt(nil) { step throws(RelumeError) in
                step.tensorRows = try values.rows(options.dataType, display)
                return nil
            }
            return
        }
        let set = fileSet(ofStep: step.number)
        step.attempt(set, files.paths) { () throws(RelumeError) in
            let rows = try values.rows(options.dataType, display)
            if files.paths.isStandardOutput {
                return try files.write(set.tensorFile) { () throws(RelumeError) in try set.encode(rows) }
            }
            try set.write(rows, to: files.paths)
            return nil
        }
    }

    func makeRecorder(_ files: OutputFiles, pictureBytes: Int) -> (any OutputRecorder)? { Recorder(self, files.paths) }

    /// Streams the units of a step, or of the run, into one file, so that no batch of large images is held in memory.
    private final class Recorder: OutputRecorder {
        private let output: TensorFiles
        private let paths: OutputPaths
        private var file: GrowingTensorFile?
        private var error: RelumeError?

        init(_ output: TensorFiles, _ paths: OutputPaths) {
            self.output = output
            self.paths = paths
        }

        func add(_ outcome: UnitOutcome, _ part: StepPart?) {
            guard let values = part?.values, let step = outcome.record.step, error == nil else { return }
            do throws(RelumeError) {
                try append(values.rows(output.options.dataType, output.display), ofStep: step)
            } catch {
                self.error = error
            }
        }

        private func append(_ rows: TensorRows, ofStep step: Int) throws(RelumeError) {
            if let file { return try file.append(rows) }
            let files = output.options.isOneFile ? output.fileSetOfRun : output.fileSet(ofStep: step)
            file = try GrowingTensorFile(files, paths, rows)
        }

        func finish(_ step: inout CollectedStep) {
            if let rows = step.tensorRows.take(), error == nil {
                do throws(RelumeError) { try append(rows, ofStep: step.number) } catch { self.error = error }
            }
            guard !output.options.isOneFile, file != nil || error != nil else { return }
            step.attempt(output.fileSet(ofStep: step.number), paths) { () throws(RelumeError) in
                try finishFile()
                return nil
            }
        }

        private func finishFile() throws(RelumeError) {
            let file = file.take()
            if var error = error.take() {
                if error.code == .invalidArgument { error.message += ", for example with --batch-size 1" }
                throw error
            }
            try file?.finish()
        }

        func end(isCutShort: Bool) throws(RelumeError) {
            if isCutShort { file = nil } else { try finishFile() }
        }
    }
}

extension CollectedStep {
    /// Lets `write` make the files of `set`, and notes them. Where it returns nil, what they hold is read back: they are
    /// written piece by piece, and their beginnings last.
    fileprivate mutating func attempt(
        _ set: TensorFileSet, _ paths: OutputPaths, _ write: () throws(RelumeError) -> FileCheck?
    ) {
        attempt(set.tensorFile) { _ throws(RelumeError) in
            if let check = try write() { return check }
            return try FileCheck(ofFile: paths.path(set.tensorFile))
        }
        guard error == nil, !paths.isStandardOutput else { return }
        for name in set.files.dropFirst() {
            attempt(name) { _ throws(RelumeError) in try FileCheck(ofFile: paths.path(name)) }
        }
    }
}
