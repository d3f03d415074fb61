import RelumeCodecs
import RelumeCore
import RelumeDatasets
import RelumeDiff
import RelumeFiles
import RelumeImages
import RelumeParallel
import RelumeTensorFiles
import RelumeTensorBoard

/// Runs the batches of a data set: each batch whole by one worker, logged in order.
struct DataSetRun {
    let plan: RunPlan
    let dataSet: PlannedDataSet
    let renderer: Renderer
    let directories: OutputDirectories
    let cancellation: Cancellation

    private struct Outcome: Sendable {
        var record: ManifestRecord
        /// Why files of the step are missing, if some are.
        var error: RelumeError?
        var images = 0
        var tally = RenderTally()
        var statistics: ValueStatistics?
        var pictures: LoggedPictures?
        var reportEntry: ReportEntry?
    }

    func run(_ log: inout RunLog) throws(RelumeError) {
        let jobs = plan.options.jobs ?? Parallel.usableCores
        try Parallel.orderedMap(
            count: dataSet.steps.count, jobs: jobs, window: 2 * jobs, cancellation: cancellation, makeState: {}
        ) { index, _ throws(RelumeError) in
            try process(dataSet.steps.lowerBound + index)
        } deliver: { index, outcome throws(RelumeError) in
            guard let outcome else {
                var record = ManifestRecord(input: dataSet.path, step: dataSet.steps.lowerBound + index)
                record.records = dataSet.batches.indices(ofBatch: index)
                record.skipped = "all its outputs exist"
                return try log.skip(record, images: record.records?.count ?? 0)
            }
            let pixelBytes = outcome.images * CIFARFormat.pixelSize
            if let error = outcome.error { log.fail(error) }
            try log.add(
                outcome.record, images: outcome.images, pixelBytes: pixelBytes, tally: outcome.tally,
                statistics: outcome.statistics)
            if let pictures = outcome.pictures, let step = outcome.record.step {
                try log.log(pictures, step: step)
                if let statistics = outcome.statistics { try log.log(statistics, step: step) }
            }
            if let entry = outcome.reportEntry { try log.add(entry) }
            if outcome.error != nil, plan.options.failsFast { cancellation.cancel() }
        }
    }

    /// Does a whole step but for what must happen in order; nil for one whose outputs exist.
    private func process(_ step: Int) throws(RelumeError) -> Outcome? {
        guard !plan.skips.steps.contains(step) else { return nil }
        let start = ContinuousClock.now
        let batch = dataSet.batch(ofStep: step)
        let rendering = try renderer.render(batch.images)
        var outcome = Outcome(record: ManifestRecord(input: dataSet.path, step: step))
        outcome.images = batch.images.count
        outcome.tally = rendering.tally
        let grid = try encodeGrid(rendering, count: batch.images.count, step: step)
        let files = try writeFiles(rendering, grid, batch.indices, step: step)
        outcome.error = files.error
        outcome.record.error = files.error?.description
        outcome.record.outputs = files.outputs
        outcome.pictures = try loggedPictures(rendering, grid, step: step)
        if plan.options.measuresStatistics {
            outcome.statistics = rendering.statistics
            outcome.record.statistics = outcome.statistics.map(StatisticsRecord.init)
        }
        outcome.record.describe(batch, classes: dataSet.dataSet.classes, rendering.tally)
        if plan.dataSetKinds.contains(.report) {
            outcome.reportEntry = try ReportEntry(
                outcome.record, name: "\(dataSet.path), step \(step)",
                PerMoment { rendering.grid($0, first: batch.images.count) }, rendering.tally, plan.options.output)
        }
        outcome.record.milliseconds = ((ContinuousClock.now - start) / .microseconds(1)).rounded() / 1000
        return outcome
    }

    /// The grid of the whole batch, where a file or the event file wants it.
    private func encodeGrid(
        _ rendering: Rendering, count: Int, step: Int
    ) throws(RelumeError) -> PerMoment<EncodedImage>? {
        let isLogged = plan.dataSetKinds.contains(.tensorboard) && plan.logs(step: step)
        let logsGrid = isLogged && plan.options.tensorBoard.layout != .list
        guard plan.dataSetKinds.contains(.grids) || logsGrid else { return nil }
        return try encodeGrid(rendering, first: count)
    }

    private func encodeGrid(_ rendering: Rendering, first count: Int) throws(RelumeError) -> PerMoment<EncodedImage> {
        try PerMoment { moment throws(RelumeError) in
            try plan.options.output.encodeImage(rendering.grid(moment, first: count))
        }
    }

    /// Writes the step's grid, tensors and records.
    private func writeFiles(
        _ rendering: Rendering, _ grid: PerMoment<EncodedImage>?, _ indices: [Int], step: Int
    ) throws(RelumeError) -> StepFiles {
        var files = StepFiles(plan, directories)
        if plan.dataSetKinds.contains(.grids), let grid { files.write(grid, step: step) }
        if plan.dataSetKinds.contains(.tensors) {
            files.write(to: plan.paths.tensor(step: step)) { () throws(RelumeError) in
                try NumPyFile.encode(Tensor(shape: rendering.form.shape, scalars: rendering.floats()))
            }
        }
        for moment in Moment.allCases where plan.dataSetKinds.contains(moment.outputKind) {
            let pictures = try recordPictures(rendering, moment, indices)
            for (picture, index) in zip(pictures, indices) {
                files.write(to: plan.recordFile(moment, dataSet.recordPath(index))) { () throws(RelumeError) in
                    try plan.options.output.encode(picture)
                }
            }
        }
        return files
    }

    /// The pictures of the records; where the display depends on the values, each by its own.
    private func recordPictures(
        _ rendering: Rendering, _ moment: Moment, _ indices: [Int]
    ) throws(RelumeError) -> [PixelImage] {
        guard plan.display == .minMax else { return rendering.pictures(moment, .nearest, first: indices.count) }
        var pictures: [PixelImage] = []
        for index in indices {
            let record = try renderer.render(dataSet.dataSet.records.batch(at: [index]).images)
            pictures += record.pictures(moment, .nearest, first: 1)
        }
        return pictures
    }

    private func loggedPictures(
        _ rendering: Rendering, _ grid: PerMoment<EncodedImage>?, step: Int
    ) throws(RelumeError) -> LoggedPictures? {
        guard plan.dataSetKinds.contains(.tensorboard), plan.logs(step: step) else { return nil }
        let count = min(rendering.form.shape[0], plan.options.tensorBoard.maxOutputs ?? .max)
        if plan.options.tensorBoard.layout == .list {
            return .list(
                try PerMoment { moment throws(RelumeError) in
                    var pictures: [EncodedImage] = []
                    for picture in rendering.pictures(moment, .truncating, first: count) {
                        pictures.append(try plan.options.output.encodeImage(picture))
                    }
                    return pictures
                })
        }
        let isWhole = count == rendering.form.shape[0]
        guard let shown = isWhole ? grid : try encodeGrid(rendering, first: count) else { return nil }
        return .grid(shown)
    }
}

extension ManifestRecord {
    fileprivate mutating func describe(_ batch: LabeledBatch, classes: [String], _ tally: RenderTally) {
        width = batch.images.width
        height = batch.images.height
        channels = batch.images.channels
        bitDepth = 8
        records = batch.indices
        labels = batch.labels.map { classes[$0] }
        clipped = tally.losses.clipped
        nonFinite = tally.losses.nonFinite
    }
}
