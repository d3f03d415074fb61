import RelumeCore
import RelumeDatasets
import RelumeImages
import RelumePipeline
import Synchronization

/// Passes images through the pipeline and holds what they became, ready to be quantized for each output.
///
/// Integer images under an elementwise pipeline become table look-ups; everything else goes through floats. Both give
/// the same pixels.
final class Renderer: Sendable {
    private let pipeline: Pipeline
    private let display: DisplayMode
    /// Whether derivatives are wanted, too.
    private let differentiates: Bool
    private let tables = Mutex<[TableKey: Table]>([:])

    init(pipeline: Pipeline, display: DisplayMode, differentiates: Bool) {
        self.pipeline = pipeline
        self.display = display
        self.differentiates = differentiates
    }

    /// Renders one decoded image, on `jobs` threads where it goes through floats.
    func render(_ image: PixelImage, _ context: SampleContext, jobs: Int) throws(RelumeError) -> Rendering {
        let parts = try parts(for: image.spec)
        guard parts.geometry.stages.isEmpty, parts.values.isElementwise else {
            return try render(parts.geometry.changing(image, context, jobs: jobs), parts.values, context, jobs: jobs)
        }
        let form = PixelForm(image)
        let values: RenderedValues =
            switch image.samples {
            case .uint8(let tensor): .bytes(try levelValues(tensor, form, parts.values))
            case .uint16(let tensor): .words(try levelValues(tensor, form, parts.values))
            }
        return try Rendering(values, display: display)
    }

    /// Renders pictures of one shape.
    func render(_ batch: ImageBatch, _ context: SampleContext, jobs: Int) throws(RelumeError) -> Rendering {
        let parts = try parts(for: batch.spec)
        var batch = batch
        try parts.geometry.change(&batch, context, jobs: jobs)
        return try render(batch, parts.values, context, jobs: jobs)
    }

    /// Renders what the stages before any change of values left.
    private func render(
        _ batch: ImageBatch, _ pipeline: Pipeline, _ context: SampleContext, jobs: Int
    ) throws(RelumeError) -> Rendering {
        let form = PixelForm(batch)
        let values: RenderedValues =
            switch batch.samples {
            case .uint8(let tensor) where pipeline.isElementwise:
                .bytes(try levelValues(tensor, form, pipeline))
            case .uint16(let tensor) where pipeline.isElementwise:
                .words(try levelValues(tensor, form, pipeline))
            default: .floats(try floatValues(of: batch, pipeline, context, jobs: jobs))
            }
        return try Rendering(values, display: display)
    }

    /// The stages that come before any change of values, and the others; checked that they fit.
    private func parts(for spec: ImageSpec) throws(RelumeError) -> (geometry: Pipeline, values: Pipeline) {
        _ = try pipeline.output(for: spec)
        return try pipeline.parts(for: spec)
    }

    /// The real pipeline's floats before and after.
    private func floatValues(
        of batch: ImageBatch, _ pipeline: Pipeline, _ context: SampleContext, jobs: Int
    ) throws(RelumeError) -> FloatValues {
        let outcome = try pipeline.outcome(of: batch, context: context, jobs: jobs)
        let derivatives = differentiates ? try pipeline.derivative(at: outcome.before, jobs: jobs) : nil
        let batches = Sides { $0 == .before ? outcome.before : outcome.after }
        return FloatValues(
            batches.map { $0.float32().scalars }, batches.map { PixelForm($0) },
            derivatives: derivatives?.float32().scalars)
    }

    private func levelValues<Sample: FixedWidthInteger & UnsignedInteger & Sendable>(
        _ samples: Tensor<Sample>, _ form: PixelForm, _ pipeline: Pipeline
    ) throws(RelumeError) -> LevelValues<Sample> {
        let table = try table(Int(Sample.max) + 1, form, pipeline)
        return LevelValues(samples.scalars, form, table.values, derivatives: table.derivatives)
    }

    private struct Table {
        let values: PipelineTable
        let derivatives: [[Float]]?
    }

    private struct TableKey: Hashable {
        let levels: Int
        let colorChannels: Int
    }

    /// The table for this depth and number of channels; made once, by whoever needs it first.
    private func table(_ levels: Int, _ form: PixelForm, _ pipeline: Pipeline) throws(RelumeError) -> Table {
        try tables.withLock { tables throws(RelumeError) in
            let key = TableKey(levels: levels, colorChannels: form.colorChannels)
            if let table = tables[key] { return table }
            let channels = form.colorChannels
            let table = Table(
                values: try pipeline.table(levels: levels, colorChannels: channels),
                derivatives: differentiates
                    ? try pipeline.derivativeTable(levels: levels, colorChannels: channels) : nil)
            tables[key] = table
            return table
        }
    }
}
