import RelumeCodecs
import RelumeCore
import RelumeDiff
import RelumeFiles
import RelumeImages
import RelumeParallel
import RelumePipeline
import RelumeTensorBoard

/// Takes one image file through reading, decoding, the pipeline and its own outputs. Shared by all workers.
struct ImageWorker: Sendable {
    let plan: RunPlan
    let renderer: Renderer
    let directories: OutputDirectories
    let memory: MemoryBudget
    let stepLayouts: StepLayouts
    /// How many workers there are.
    let jobs: Int

    /// Processes the image at `index`; whatever goes wrong stands in the outcome.
    ///
    /// - Parameter buffer: the worker's own memory for file bytes, used again for every file.
    func process(_ index: Int, buffer: inout [UInt8]) -> ImageOutcome {
        let path = plan.images.path(index)
        let start = ContinuousClock.now
        var outcome = ImageOutcome(record: ManifestRecord(input: path, step: plan.imageStep(of: index)))
        if plan.skips.images.contains(index) {
            outcome.record.skipped = "all its outputs exist"
            return outcome
        }
        do throws(RelumeError) {
            try read(index, into: &buffer)
            let info = try ImageDecoder.info(buffer)
            // Before the reservation, whose size means something only within the limits.
            try plan.options.input.limits.check(width: info.width, height: info.height)
            try memory.reserving(memoryNeeded(by: info)) { () throws(RelumeError) in
                try process(index, buffer, &outcome)
            }
        } catch {
            outcome.error = error.at(path: path)
            outcome.part = nil
            outcome.reportEntry = nil
            outcome.record.outputs = nil
            outcome.record.error = outcome.error?.description
        }
        outcome.record.milliseconds = ((ContinuousClock.now - start) / .microseconds(1)).rounded() / 1000
        return outcome
    }

    private func read(_ index: Int, into buffer: inout [UInt8]) throws(RelumeError) {
        if plan.images.isStandardInput(index) {
            buffer = try FileSystem.readStandardInput()
        } else {
            try FileSystem.read(plan.images.path(index), into: &buffer)
        }
    }

    /// About what one image holds at a time: the decoded samples and three pictures made of them, and where no table
    /// serves, floats before and after in both layouts.
    private func memoryNeeded(by info: ImageInfo) -> Int {
        let samples = info.width * info.height * info.channels
        return samples * (4 * info.decodedBitDepth / 8 + (plan.options.pipeline.isElementwise ? 0 : 16))
    }

    private func process(_ index: Int, _ bytes: [UInt8], _ outcome: inout ImageOutcome) throws(RelumeError) {
        let decoded = try ImageDecoder.decode(
            bytes, limits: plan.options.input.limits, appliesOrientation: plan.options.input.appliesOrientation,
            thumbnailSide: thumbnailSide(ofImage: index))
        let image = decoded.image
        let rendering = try renderer.render(image, jobs: jobs(forImage: index))
        outcome.record.describe(decoded, rendering.tally)
        outcome.tally = rendering.tally
        if plan.options.measuresStatistics {
            outcome.statistics = rendering.statistics
            outcome.record.statistics = outcome.statistics.map(StatisticsRecord.init)
        }
        outcome.pixelBytes = decoded.info.width * decoded.info.height * image.channels * image.bitDepth / 8
        outcome.record.outputs = try writeFiles(index, rendering, like: image)
        outcome.part = try stepPart(index, rendering)
        outcome.part?.statistics = outcome.statistics
        guard plan.imageKinds.contains(.report) else { return }
        let pictures = PerMoment { rendering.picture($0, .nearest, bitDepth: image.bitDepth) }
        outcome.reportEntry = try ReportEntry(
            outcome.record, name: plan.images.path(index), pictures, rendering.tally, plan.options.output)
    }

    /// One, as every worker has images of its own, but for the last images: what the other workers leave idle helps.
    private func jobs(forImage index: Int) -> Int {
        max(1, jobs - (plan.images.count - 1 - index))
    }

    /// Twice the side of the grid's cell, where that is all the image is wanted for: what JPEG's scaling rounds away is then
    /// too fine to be seen in the cell.
    private func thumbnailSide(ofImage index: Int) -> Int? {
        guard plan.wantsCellsOnly, let step = plan.imageStep(of: index) else { return nil }
        if plan.imageKinds.contains(.tensorboard), stepLayouts.layout(ofStep: step) == .list { return nil }
        let side = stepLayouts.cellSide(ofStep: step)
        return side == .max ? nil : 2 * side
    }

    /// Writes the image's own files and returns their names.
    private func writeFiles(
        _ index: Int, _ rendering: Rendering, like image: PixelImage
    ) throws(RelumeError) -> [String]? {
        var outputs: [String] = []
        for moment in Moment.allCases where plan.imageKinds.contains(moment.outputKind) {
            let path = plan.paths.image(moment, plan.outputName(ofImage: index))
            outputs.append(plan.paths.relative(path))
            // In a run that completes an earlier one, an image may be needed only for its step or the report.
            if try plan.keeps(path) { continue }
            let picture = rendering.picture(moment, .nearest, bitDepth: image.bitDepth, metadata: image.metadata)
            try directories.write(try plan.options.output.encode(picture, jobs: jobs(forImage: index)), to: path)
        }
        return outputs.isEmpty ? nil : outputs
    }

    private func stepPart(_ index: Int, _ rendering: Rendering) throws(RelumeError) -> StepPart? {
        let step = plan.imageStep(of: index)
        guard let step, !plan.skips.steps.contains(step) else { return nil }
        var part = StepPart()
        let logs = plan.logs(step: step) && plan.isLogged(image: index)
        let layout = logs && plan.imageKinds.contains(.tensorboard) ? stepLayouts.layout(ofStep: step) : nil
        if plan.imageKinds.contains(.grids) || layout == .grid {
            if plan.display == .minMax {
                part.cellSource = rendering
            } else {
                part.cells = rendering.cells(side: stepLayouts.cellSide(ofStep: step))
            }
        }
        if layout == .list {
            part.pictures = try PerMoment { moment throws(RelumeError) in
                let picture = rendering.picture(moment, .truncating, bitDepth: 8)
                return try plan.options.output.encodeImage(picture, jobs: jobs(forImage: index))
            }
        }
        if plan.imageKinds.contains(.tensors) { part.tensorSource = rendering }
        return part
    }
}

extension ManifestRecord {
    fileprivate mutating func describe(_ decoded: DecodedImage, _ tally: RenderTally) {
        // Those of the file, of which a grid's cell may have been all that was decoded.
        width = decoded.info.orientedWidth
        height = decoded.info.orientedHeight
        channels = decoded.image.channels
        bitDepth = decoded.image.bitDepth
        clipped = tally.losses.clipped
        nonFinite = tally.losses.nonFinite
        warnings = decoded.warnings.isEmpty ? nil : decoded.warnings
    }
}
