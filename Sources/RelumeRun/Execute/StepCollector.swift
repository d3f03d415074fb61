import RelumeCodecs
import RelumeCore
import RelumeFiles
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
    mutating func add(_ part: consuming StepPart?, step: Int, log: inout RunLog) throws(RelumeError) {
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
        var record = ManifestRecord(step: step)
        makeCells(step)
        var outputs = try writeGrids(step, &log)
        do throws(RelumeError) {
            if let path = try finishTensors(step) { outputs.append(path) }
        } catch {
            log.fail(error)
            record.error = error.description
        }
        record.outputs = outputs.map(plan.paths.relative)
        if let statistics {
            record.statistics = StatisticsRecord(statistics)
            if plan.imageKinds.contains(.tensorboard), plan.logs(step: step) { try log.log(statistics, step: step) }
        }
        if record.error != nil || record.statistics != nil || !outputs.isEmpty { try log.add(record) }
    }

    /// Those of the step's images together; nil where they are not measured, or every image failed.
    private var statistics: ValueStatistics? {
        let measured = parts.compactMap { $0?.statistics }
        return measured.isEmpty ? nil : measured.reduce(into: ValueStatistics()) { $0.add($1) }
    }

    /// Makes the cells that had to wait for the range of the whole batch.
    private mutating func makeCells(_ step: Int) {
        let sources = parts.compactMap { $0?.cellSource }
        guard !sources.isEmpty else { return }
        var range = FiniteRange()
        for source in sources { range.merge(source.finiteRange) }
        let display = range.resolve(plan.display)
        for index in parts.indices {
            guard let source = parts[index]?.cellSource else { continue }
            parts[index]?.cells = source.displayed(by: display).cells(side: layouts.cellSide(ofStep: step))
            parts[index]?.cellSource = nil
        }
    }

    private mutating func finishTensors(_ step: Int) throws(RelumeError) -> String? {
        defer { tensorError = nil }
        let writer = tensors.take()
        if var error = tensorError {
            if error.code == .invalidArgument { error.message += ", for example with --batch-size 1" }
            throw error.at(path: plan.paths.tensor(step: step))
        }
        guard let writer else { return nil }
        try writer.finish()
        return plan.paths.tensor(step: step)
    }

    /// Writes the grids as files, logs the step's pictures, and returns the files' paths.
    private func writeGrids(_ step: Int, _ log: inout RunLog) throws(RelumeError) -> [String] {
        var files: [String] = []
        let cells = parts.compactMap { $0?.cells }
        let logged = parts.prefix(plan.options.tensorBoard.maxOutputs ?? parts.count)
        let loggedCells = logged.compactMap { $0?.cells }
        let grid = cells.isEmpty ? nil : try encodeGrid(of: cells)
        if plan.imageKinds.contains(.grids), let grid {
            for moment in Moment.allCases {
                files.append(plan.paths.grid(moment, step: step))
                try directories.write(grid[moment].bytes, to: plan.paths.grid(moment, step: step))
            }
        }
        guard plan.imageKinds.contains(.tensorboard), plan.logs(step: step) else { return files }
        let listed = logged.compactMap { $0?.pictures }
        if !listed.isEmpty {
            try log.log(.list(PerMoment { moment in listed.map { $0[moment] } }), step: step)
        } else if !loggedCells.isEmpty, let grid {
            let shown = loggedCells.count == cells.count ? grid : try encodeGrid(of: loggedCells)
            try log.log(.grid(shown), step: step)
        }
        return files
    }

    private func encodeGrid(of cells: [PerMoment<FittedCell>]) throws(RelumeError) -> PerMoment<EncodedImage> {
        try PerMoment { moment throws(RelumeError) in
            let grid = StepGrid.compose(cells.map { $0[moment] }, side: plan.options.output.cellSide)
            return try plan.options.output.encodeImage(grid, jobs: jobs)
        }
    }
}
