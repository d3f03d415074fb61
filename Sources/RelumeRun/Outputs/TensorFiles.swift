import RelumeCore
import RelumeFiles
import RelumeTensorFiles

/// A NumPy file for each step with what leaves the pipeline, float32 `[N, C, H, W]`.
struct TensorFiles: Output {
    static let kind = OutputKind(
        name: "tensors", summary: "a NumPy file for each batch with what leaves the pipeline, float32 [N, C, H, W]",
        isStepwise: true, fitsStandardOutput: true
    ) { _ in TensorFiles() }
    var kind: OutputKind { Self.kind }

    func files(ofStep step: Int) -> [String] { ["tensors/\(OutputPaths.stepName(step)).npy"] }

    func needs(ofStep step: Int, places: Range<Int>, _ layout: () -> StepLayout) -> StepNeeds {
        StepNeeds(values: true)
    }

    /// Writes the file at once where one unit is the whole step.
    func finish(_ step: inout CollectedStep, _ files: OutputFiles) {
        guard step.isOneUnit, let values = step.takeValues() else { return }
        let name = self.files(ofStep: step.number)[0]
        step.attempt(name) { _ throws(RelumeError) in
            try files.write(name) { () throws(RelumeError) in try NumPyFile.encode(values.tensor()) }
            return true
        }
    }

    func makeRecorder(_ files: OutputFiles, pictureBytes: Int) -> (any OutputRecorder)? { Recorder(self, files) }

    /// Streams the units of a step into its file, so that no batch of large images is held in memory.
    private final class Recorder: OutputRecorder {
        private let output: TensorFiles
        private let files: OutputFiles
        private var writer: NumPyWriter<Float>?
        private var error: RelumeError?

        init(_ output: TensorFiles, _ files: OutputFiles) {
            self.output = output
            self.files = files
        }

        func add(_ outcome: UnitOutcome, _ part: StepPart?) {
            guard let values = part?.values, let step = outcome.record.step, error == nil else { return }
            do throws(RelumeError) {
                try append(values.tensor(), to: files.paths.path(output.files(ofStep: step)[0]))
            } catch {
                self.error = error
            }
        }

        private func append(_ tensor: Tensor<Float>, to path: String) throws(RelumeError) {
            var open: NumPyWriter<Float>
            if let writer = writer.take() {
                open = writer
            } else {
                try files.prepare(for: path)
                open = try NumPyWriter(path: path, rowShape: TensorShape(Array(tensor.shape.dimensions.dropFirst())))
            }
            try open.append(tensor)
            writer = consume open
        }

        func finish(_ step: inout CollectedStep) {
            guard writer != nil || error != nil else { return }
            step.attempt(output.files(ofStep: step.number)[0]) { _ throws(RelumeError) in
                try finishFile()
                return true
            }
        }

        private func finishFile() throws(RelumeError) {
            let writer = writer.take()
            if var error {
                self.error = nil
                if error.code == .invalidArgument { error.message += ", for example with --batch-size 1" }
                throw error
            }
            try writer?.finish()
        }

        func end() {}
    }
}
