import RelumeCodecs
import RelumeCore
import RelumeFiles
import RelumeImages
import RelumeTensorFiles
import RelumeTensorBoard

/// Gathers the parts of a step as they arrive in order, and writes the step's outputs when all are there.
struct StepCollector: ~Copyable {
    private let plan: RunPlan
    private let directories: OutputDirectories
    private let layouts: StepLayouts
    private let jobs: Int
    private var parts: [StepPart?] = []
    private var tensors: NumPyWriter?
    private var tensorError: RelumeError?

    init(_ plan: RunPlan, _ directories: OutputDirectories, _ layouts: StepLayouts, jobs: Int) {
        self.plan = plan
        self.directories = directories
        self.layouts = layouts
        self.jobs = jobs
    }

    /// Takes the next image of `step`; nil for one that failed.
    mutating func add(_ part: StepPart?, step: Int, log: inout RunLog) throws(RelumeError) {
        // A copy, though a `consuming` parameter would do without: Swift 6.3 leaks what `?.` replaces in one of those.
        var part = part
        if let source = part?.tensorSource { append(source.tensor(), step: step) }
        part?.tensorSource = nil
        parts.append(part)
        guard parts.count == plan.imageIndices(ofStep: step).count else { return }
        if !plan.skips.steps.contains(step) { try finish(step, &log) }
        parts.removeAll(keepingCapacity: true)
    }

    /// Streams a tensor into the step's file, so that no batch of large images is held in memory.
    private mutating func append(_ tensor: Tensor<Float>, step: Int) {
        guard tensorError == nil else { return }
        do throws(RelumeError) {
            let path = plan.paths.tensor(step: step)
            var writer: NumPyWriter
            if let open = tensors.take() {
                writer = open
            } else {
                try directories.prepare(for: path)
                writer = try NumPyWriter(path: path, imageShape: tensor.shape)
            }
            try writer.append(tensor.reshaped(TensorShape([1] + tensor.shape.dimensions)))
            tensors = consume writer
        } catch {
            tensorError = error
        }
    }

    private mutating func finish(_ step: Int, _ log: inout RunLog) throws(RelumeError) {
        var files = StepFiles(plan, directories)
        try makeCells(step)
        let cells = parts.compactMap { $0?.cells }
        let grid = cells.isEmpty ? nil : try encodeGrid(of: cells)
        if plan.imageKinds.contains(.grids), let grid { files.write(grid, step: step) }
        if tensors != nil || tensorError != nil {
            files.add(plan.paths.tensor(step: step)) { () throws(RelumeError) in try finishTensors() }
        }
        var record = ManifestRecord(step: step, outputs: files.outputs, error: files.error?.description)
        if let error = files.error { log.fail(error) }
        let statistics = self.statistics
        record.statistics = statistics.map(StatisticsRecord.init)
        if plan.imageKinds.contains(.tensorboard), plan.logs(step: step) {
            try logPictures(step, whole: grid, &log)
            if let statistics { try log.log(statistics, step: step) }
        }
        if record.error != nil || record.statistics != nil || !files.outputs.isEmpty { try log.add(record) }
    }

    /// Those of the step's images together; nil where they are not measured, or every image failed.
    private var statistics: ValueStatistics? {
        let measured = parts.compactMap { $0?.statistics }
        return measured.isEmpty ? nil : measured.reduce(into: ValueStatistics()) { $0.add($1) }
    }

    /// Makes the cells that had to wait for the range of the whole batch.
    private mutating func makeCells(_ step: Int) throws(RelumeError) {
        let sources = parts.compactMap { $0?.cellSource }
        guard !sources.isEmpty else { return }
        var range = FiniteRange()
        for source in sources { range.merge(source.finiteRange) }
        let display = range.displayMap
        for index in parts.indices {
            guard let source = parts[index]?.cellSource else { continue }
            parts[index]?.cells = try source.displayed(by: display).cells(side: layouts.cellSide(ofStep: step))
            parts[index]?.cellSource = nil
        }
    }

    private mutating func finishTensors() throws(RelumeError) {
        defer { tensorError = nil }
        let writer = tensors.take()
        if var error = tensorError {
            if error.code == .invalidArgument { error.message += ", for example with --batch-size 1" }
            throw error
        }
        try writer?.finish()
    }

    /// Logs the step's pictures one by one, or as one grid: `whole` where all of them are logged.
    private func logPictures(
        _ step: Int, whole: PerMoment<EncodedImage>?, _ log: inout RunLog
    ) throws(RelumeError) {
        let logged = parts.prefix(plan.options.tensorBoard.maxOutputs ?? parts.count)
        let listed = logged.compactMap { $0?.pictures }
        let cells = logged.compactMap { $0?.cells }
        if !listed.isEmpty {
            try log.log(.list(PerMoment { moment in listed.map { $0[moment] } }), step: step)
        } else if !cells.isEmpty, let whole {
            let isWhole = cells.count == parts.count { $0?.cells != nil }
            try log.log(.grid(isWhole ? whole : try encodeGrid(of: cells)), step: step)
        }
    }

    private func encodeGrid(of cells: [PerMoment<FittedCell>]) throws(RelumeError) -> PerMoment<EncodedImage> {
        try PerMoment { moment throws(RelumeError) in
            let grid = PixelImage(gridOf: cells.map { $0[moment] }, side: plan.options.output.cellSide)
            return try plan.options.output.encodeImage(grid, jobs: jobs)
        }
    }
}
