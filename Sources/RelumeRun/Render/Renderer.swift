import RelumeCore
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
    func render(_ image: PixelImage, jobs: Int) throws(RelumeError) -> Rendering {
        try pipeline.validate(colorChannels: image.colorChannels)
        let form = PixelForm(image)
        let values: RenderedValues =
            switch image.samples {
            case _ where !pipeline.isElementwise:
                .floats(try floatValues(of: image.batch, form, jobs: jobs) { .grid(of: $0) })
            case .uint8(let tensor): .bytes(try levelValues(tensor, form))
            case .uint16(let tensor): .words(try levelValues(tensor, form))
            }
        return try Rendering(form, values, display: display)
    }

    /// Renders a batch of a data set.
    func render(_ batch: ImageBatch) throws(RelumeError) -> Rendering {
        try pipeline.validate(colorChannels: batch.colorChannels)
        let form = PixelForm(batch)
        let values: RenderedValues =
            switch batch.samples {
            case .uint8(let tensor) where pipeline.isElementwise: .bytes(try levelValues(tensor, form))
            default: .floats(try floatValues(of: batch, form, jobs: 1) { $0 })
            }
        return try Rendering(form, values, display: display)
    }

    /// The real pipeline's floats before and after, brought into the layout of the form.
    private func floatValues(
        of batch: ImageBatch, _ form: PixelForm, jobs: Int, layOut: (Tensor<Float>) -> Tensor<Float>
    ) throws(RelumeError) -> FloatValues {
        let outcome = try pipeline.outcome(of: batch, jobs: jobs)
        let derivatives = differentiates ? try pipeline.derivative(at: outcome.before, jobs: jobs) : nil
        return FloatValues(
            before: layOut(outcome.before.float32()).scalars, after: layOut(outcome.after.float32()).scalars,
            derivatives: derivatives.map { layOut($0.float32()).scalars }, form)
    }

    private func levelValues<Sample: FixedWidthInteger & UnsignedInteger & Sendable>(
        _ samples: Tensor<Sample>, _ form: PixelForm
    ) throws(RelumeError) -> LevelValues<Sample> {
        let table = try table(Int(Sample.max) + 1, form)
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
    private func table(_ levels: Int, _ form: PixelForm) throws(RelumeError) -> Table {
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
