import RelumeCodecs
import RelumeCore
import RelumeDatasets
import RelumeFiles
import RelumeImages
import RelumeParallel
import RelumePipeline
import RelumeTensorBoard

/// Takes one unit through reading, decoding, the pipeline and its own outputs. Shared by all workers.
struct UnitWorker: Sendable {
    let plan: RunPlan
    let renderer: Renderer
    let files: OutputFiles
    let memory: MemoryBudget
    let layouts: StepLayouts
    /// How many workers there are.
    let jobs: Int

    /// Processes a unit; whatever goes wrong stands in the outcome.
    ///
    /// - Parameter buffer: the worker's own memory for file bytes, used again for every file.
    func process(_ unit: Unit, buffer: inout [UInt8]) -> UnitOutcome {
        let start = ContinuousClock.now
        var outcome = begin(unit)
        let earlier = plan.skips.records[unit.number]
        guard !plan.skips.contains(unit) else {
            outcome.isSkipped = true
            if let earlier { outcome.record = earlier } else { outcome.record.skipped = "all its outputs exist" }
            return outcome
        }
        if let earlier { outcome.kept = earlier.checks }
        do throws(RelumeError) {
            try work(on: unit, &buffer, &outcome)
            // With the files of a step that stays.
            if let earlier, let step = unit.step, unit.hasLineOfStep, !plan.skips.needs(step: step) {
                (outcome.record.outputs, outcome.record.written) = (earlier.outputs, earlier.written)
            }
        } catch {
            outcome = begin(unit)
            outcome.error = error.at(path: unit.inputName)
            outcome.record.error = outcome.error?.description
        }
        outcome.record.milliseconds = ((ContinuousClock.now - start) / .microseconds(1)).rounded() / 1000
        return outcome
    }

    private func begin(_ unit: Unit) -> UnitOutcome {
        var record = JournalRecord(number: unit.number, input: unit.inputName, step: unit.step)
        if unit.source.isUniform { record.records = unit.indices }
        return UnitOutcome(record: record, count: unit.positions.count)
    }

    private func work(
        on unit: Unit, _ buffer: inout [UInt8], _ outcome: inout UnitOutcome
    ) throws(RelumeError) {
        let picture = try readPicture(unit, &buffer, &outcome)
        if let picture, try workByStrips(on: unit, picture, buffer, &outcome) { return }
        // Before the reservation, which lasts until all is written.
        var reservation = MemoryReservation(memory)
        let rendered = try render(unit, picture, buffer, &reservation, &outcome)
        let rendering = rendered.rendering
        outcome.describe(rendering.tally, plan.options.measuresStatistics ? rendering.statistics : nil)
        for output in unit.source.outputs { try output.write(rendered, &outcome, files) }
        outcome.part = try part(of: unit, rendered)
        outcome.part?.statistics = outcome.statistics
        outcome.part?.read = outcome.record.read
        try finishStep(unit, &outcome)
    }

    // MARK: Strips

    /// From how many bytes of pixels on a picture is large: half of a core's cache, beyond which all steps wait for memory.
    private static let leastStripBytes = 1 << 20

    /// The way by strips, for a picture that goes by them. This is the one place that says which do: large ones that are
    /// looked up in tables and become picture files and nothing else, of so many that every worker has one to itself; several
    /// workers on one picture need it as a whole.
    private func strips(_ unit: Unit, _ spec: ImageSpec) throws(RelumeError) -> PictureStrips? {
        let options = plan.options.output
        guard spec.count >= Self.leastStripBytes, spec.elementType == .uint8, unit.step == nil, plan.unitCount > jobs,
            options.pngProfile == .fast, !options.reducesColors, !files.paths.isStandardOutput
        else { return nil }
        let outputs = unit.source.outputs.compactMap { $0 as? PictureFiles }
        guard !outputs.isEmpty, outputs.count == unit.source.outputs.count,
            let display = try renderer.levelDisplay(of: spec)
        else { return nil }
        return PictureStrips(
            outputs: outputs, spec: spec, limits: plan.options.input.limits, display: display,
            measuresStatistics: plan.options.measuresStatistics)
    }

    /// Whether all that there is to do with the picture could be done by strips, and is.
    private func workByStrips(
        on unit: Unit, _ picture: EncodedPicture, _ bytes: [UInt8], _ outcome: inout UnitOutcome
    ) throws(RelumeError) -> Bool {
        guard let strips = try strips(unit, picture.spec) else { return false }
        // The pieces of each file are seldom as many bytes as the pixels.
        var reservation = MemoryReservation(memory)
        reservation.reserve(bytes.count + strips.outputs.count * picture.spec.count)
        guard let passed = try strips.outcome(of: bytes) else { return false }
        outcome.record.warnings = passed.warnings.isEmpty ? nil : passed.warnings
        outcome.describe(passed.tally, passed.statistics)
        let name = plan.outputNames(of: unit)[0]
        for (output, pieces) in zip(strips.outputs, passed.files) {
            try output.write(pieces: pieces, ofSample: name, &outcome, files)
        }
        return true
    }

    // MARK: From samples to values

    private func render(
        _ unit: Unit, _ picture: EncodedPicture?, _ bytes: [UInt8], _ reservation: inout MemoryReservation,
        _ outcome: inout UnitOutcome
    ) throws(RelumeError) -> RenderedUnit {
        let jobs = max(1, jobs - (plan.unitCount - 1 - unit.number))
        let context = SampleContext(seed: plan.options.seed, samples: unit.indices)
        let rendering: any Rendering
        var metadata = ImageMetadata()
        var bitDepth = 8
        if let uniform = unit.source.uniform {
            let batch = try uniform.batch(at: unit.indices)
            outcome.record.read = FileCheck(of: batch)
            let classes = uniform.classes
            let labels = batch.labels.isEmpty ? nil : batch.labels.map { classes.isEmpty ? String($0) : classes[$0] }
            try describe(uniform.spec, labels: labels, &outcome)
            bitDepth = uniform.spec.elementType == .uint16 ? 16 : 8
            rendering = try renderer.render(batch.images, context, jobs: 1)
        } else {
            let sample = try sample(unit, picture, bytes, &reservation, &outcome)
            outcome.record.warnings = sample.warnings.isEmpty ? nil : sample.warnings
            metadata = sample.image.metadata
            bitDepth = sample.image.bitDepth
            rendering = try renderer.render(sample.image, context, jobs: jobs)
        }
        return RenderedUnit(
            rendering: rendering, outputNames: plan.outputNames(of: unit),
            metadata: metadata, bitDepth: rendering.form(.after).classBitDepth ?? bitDepth, display: plan.display,
            jobs: jobs)
    }

    /// Notes what enters the pipeline, and returns what leaves it.
    @discardableResult
    private func describe(
        _ spec: ImageSpec, labels: [String]?, _ outcome: inout UnitOutcome
    ) throws(RelumeError) -> ImageSpec {
        let after = try plan.options.output(for: spec)
        outcome.describe(spec, labels: labels, after)
        return after
    }

    /// Reads the file of a unit that is an encoded picture; nil for one that is not.
    private func readPicture(
        _ unit: Unit, _ buffer: inout [UInt8], _ outcome: inout UnitOutcome
    ) throws(RelumeError) -> EncodedPicture? {
        guard let dataset = unit.source.encoded else { return nil }
        let index = unit.source.index(at: unit.positions.lowerBound)
        // Looked at before it is read: what changes between the two is then seen to be newer.
        let status = try FileSystem.status(of: dataset.path(at: index))
        try dataset.read(at: index, into: &buffer)
        outcome.record.read = FileCheck(of: buffer)
        outcome.record.read?.modified = status?.modified
        let spec = try dataset.spec(of: buffer, at: index)
        return EncodedPicture(
            dataset: dataset, index: index, spec: spec, after: try describe(spec, labels: nil, &outcome))
    }

    /// Decodes the picture, whose file is `bytes`; or takes the sample of a data set that has no such pictures.
    private func sample(
        _ unit: Unit, _ picture: EncodedPicture?, _ bytes: [UInt8], _ reservation: inout MemoryReservation,
        _ outcome: inout UnitOutcome
    ) throws(RelumeError) -> Sample {
        guard let picture else {
            let sample = try unit.source.dataset.sample(at: unit.source.index(at: unit.positions.lowerBound))
            try describe(sample.image.spec, labels: nil, &outcome)
            return sample
        }
        reservation.reserve(try plan.memoryNeeded(by: picture.spec, fileBytes: bytes.count))
        return try picture.dataset.decode(
            bytes, at: picture.index, thumbnailSide: thumbnailSide(of: unit, picture.spec, picture.after))
    }

    /// Twice the side of the grid's cell, where that is all the sample is wanted for: what JPEG's scaling rounds away is
    /// then too fine to be seen in the cell.
    private func thumbnailSide(of unit: Unit, _ before: ImageSpec, _ after: ImageSpec) -> Int? {
        guard plan.wantsCellsOnly(unit.source), let step = unit.step else { return nil }
        // A stage that counts pixels must see all of them.
        guard !plan.options.pipeline.countsPixels, (before.width, before.height) == (after.width, after.height)
        else { return nil }
        let layout = layout(ofStep: step, unit.source)
        guard needs(of: unit).pictures == 0 else { return nil }
        let side = max(layout.cellSides.before, layout.cellSides.after)
        return side == .max ? nil : 2 * side
    }

    private func layout(ofStep step: Int, _ source: Source) -> StepLayout {
        layouts.layout(ofStep: step) { source.headers(ofStep: step) }
    }

    // MARK: What the step gets

    private func needs(of unit: Unit) -> StepNeeds {
        var needs = StepNeeds()
        guard let step = unit.step, plan.skips.needs(step: step) else { return needs }
        for output in unit.source.outputs {
            needs.add(output.needs(ofStep: step, places: unit.places) { layout(ofStep: step, unit.source) })
        }
        return needs
    }

    private func part(of unit: Unit, _ rendered: RenderedUnit) throws(RelumeError) -> StepPart? {
        guard let step = unit.step, plan.skips.needs(step: step) else { return nil }
        let needs = needs(of: unit)
        let rendering = rendered.rendering
        var part = StepPart(place: unit.places.lowerBound, count: unit.places.count)
        if needs.cells {
            let layout = layout(ofStep: step, unit.source)
            if unit.isWholeStep, rendering.hasPlainGrid, layout.hasPlainCells {
                part.whole = rendering
            } else if plan.display == .minMax {
                part.cellSource = rendering
            } else {
                part.cells = rendering.cells(sides: layout.cellSides)
            }
        }
        if needs.pictures > 0 {
            part.pictures = try Sides { side throws(RelumeError) in
                var pictures: [EncodedImage] = []
                for picture in rendering.pictures(side, .truncating).prefix(needs.pictures) {
                    pictures.append(try plan.options.output.encodeImage(picture, jobs: rendered.jobs))
                }
                return pictures
            }
        }
        if needs.values {
            part.values = StepValues(
                rendering, names: unit.positions.map(unit.source.name),
                labels: unit.indices.map(unit.source.dataset.label))
        }
        return part
    }

    /// Makes the step's own files here and now, where the unit is all of it.
    private func finishStep(_ unit: Unit, _ outcome: inout UnitOutcome) throws(RelumeError) {
        guard unit.isWholeStep, let step = unit.step, let part = outcome.part else { return }
        var collected = try CollectedStep(
            step, [part], isOneUnit: true, options: plan.options.output, jobs: 1
        ) { layout(ofStep: step, unit.source) }
        for output in unit.source.outputs { output.finish(&collected, files) }
        collected.releaseParts()
        outcome.step = collected
        outcome.part = nil
    }
}

/// A picture whose file has been read.
private struct EncodedPicture {
    let dataset: any EncodedDataset
    let index: Int
    /// What enters the pipeline, and what leaves it.
    let spec: ImageSpec
    let after: ImageSpec
}

extension UnitOutcome {
    /// Notes what was lost, and how the values are distributed where that is measured.
    fileprivate mutating func describe(_ tally: RenderTally, _ statistics: ValueStatistics?) {
        self.tally = tally
        record.clipped = tally.losses.clipped
        record.nonFinite = tally.losses.nonFinite
        self.statistics = statistics
        record.statistics = statistics.map(StatisticsRecord.init)
    }

    fileprivate mutating func describe(_ spec: ImageSpec, labels: [String]?, _ after: ImageSpec) {
        record.width = spec.width
        record.height = spec.height
        record.channels = spec.channels
        record.bitDepth = spec.elementType == .uint16 ? 16 : 8
        record.labels = labels
        if (after.width, after.height, after.channels) != (spec.width, spec.height, spec.channels) {
            record.after = JournalRecord.Shape(width: after.width, height: after.height, channels: after.channels)
        }
        pixelBytes = count * spec.count * (spec.elementType == .uint16 ? 2 : 1)
    }
}

/// Memory that is taken from a budget and given back at the end of its scope.
private struct MemoryReservation: ~Copyable {
    private let budget: MemoryBudget
    private var bytes = 0

    init(_ budget: MemoryBudget) { self.budget = budget }

    /// Waits until there is room. Called once.
    mutating func reserve(_ bytes: Int) {
        budget.reserve(bytes)
        self.bytes = bytes
    }

    deinit { if bytes > 0 { budget.release(bytes) } }
}
