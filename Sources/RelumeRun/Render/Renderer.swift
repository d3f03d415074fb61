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
    private let known = Mutex<[Kind: KnownLevels]>([:])

    init(pipeline: Pipeline, display: DisplayMode, differentiates: Bool) {
        self.pipeline = pipeline
        self.display = display
        self.differentiates = differentiates
    }

    /// Renders one decoded image, on `jobs` threads where it goes through floats.
    func render(_ image: PixelImage, _ context: SampleContext, jobs: Int) throws(RelumeError) -> any Rendering {
        let parts = try parts(for: image.spec)
        guard parts.geometry.stages.isEmpty, parts.values.isElementwise else {
            return try render(parts.geometry.changing(image, context, jobs: jobs), parts.values, context, jobs: jobs)
        }
        let form = PixelForm(image)
        switch image.samples {
        case .uint8(let tensor): return try rendering(of: tensor, form, parts.values)
        case .uint16(let tensor): return try rendering(of: tensor, form, parts.values)
        }
    }

    /// What is displayed of each level of 8 bits, where that and nothing else makes the pictures of `spec`, the same for all
    /// of them.
    func levelDisplay(of spec: ImageSpec) throws(RelumeError) -> LevelDisplay? {
        let parts = try parts(for: spec)
        guard spec.elementType == .uint8, parts.geometry.stages.isEmpty, parts.values.isElementwise else { return nil }
        return try levels(256, PixelForm(picture: spec), parts.values).display
    }

    /// Renders pictures of one shape.
    func render(_ batch: ImageBatch, _ context: SampleContext, jobs: Int) throws(RelumeError) -> any Rendering {
        let parts = try parts(for: batch.spec)
        var batch = batch
        try parts.geometry.change(&batch, context, jobs: jobs)
        return try render(batch, parts.values, context, jobs: jobs)
    }

    /// Renders what the stages before any change of values left.
    private func render(
        _ batch: ImageBatch, _ pipeline: Pipeline, _ context: SampleContext, jobs: Int
    ) throws(RelumeError) -> any Rendering {
        let form = PixelForm(batch)
        switch batch.samples {
        case .uint8(let tensor) where pipeline.isElementwise: return try rendering(of: tensor, form, pipeline)
        case .uint16(let tensor) where pipeline.isElementwise: return try rendering(of: tensor, form, pipeline)
        default: return try floatRendering(of: batch, pipeline, context, jobs: jobs)
        }
    }

    /// The stages that come before any change of values, and the others; checked that they fit.
    private func parts(for spec: ImageSpec) throws(RelumeError) -> (geometry: Pipeline, values: Pipeline) {
        _ = try pipeline.output(for: spec)
        return try pipeline.parts(for: spec)
    }

    /// What the real pipeline makes, in floats.
    private func floatRendering(
        of batch: ImageBatch, _ pipeline: Pipeline, _ context: SampleContext, jobs: Int
    ) throws(RelumeError) -> FloatRendering {
        let outcome = try pipeline.outcome(of: batch, context: context, jobs: jobs)
        let derivatives = differentiates ? try pipeline.derivative(at: outcome.before, jobs: jobs) : nil
        let batches = Sides { $0 == .before ? outcome.before : outcome.after }
        return try FloatRendering(
            batches.map { $0.float32().scalars }, batches.map { PixelForm($0) },
            derivatives: derivatives?.float32().scalars, by: display)
    }

    private func rendering<Sample: PixelSample>(
        of tensor: Tensor<Sample>, _ form: PixelForm, _ pipeline: Pipeline
    ) throws(RelumeError) -> LevelRendering<Sample> {
        let known = try levels(Int(Sample.max) + 1, form, pipeline)
        if let display = known.display { return LevelRendering(tensor.scalars, form, by: display) }
        return try LevelRendering(tensor.scalars, form, known.values, by: display)
    }

    /// What is known of the levels of pictures of one kind.
    private struct KnownLevels {
        let values: LevelValues
        /// Where it is the same for all pictures.
        let display: LevelDisplay?
    }

    private struct Kind: Hashable {
        let levels: Int
        let channels: Int
        let hasAlpha: Bool
        let holdsClasses: Bool
    }

    /// What becomes of the levels of pictures of this depth and these channels; worked out once, by whoever needs it first.
    private func levels(
        _ levels: Int, _ form: PixelForm, _ pipeline: Pipeline
    ) throws(RelumeError) -> KnownLevels {
        try known.withLock { known throws(RelumeError) in
            let kind = Kind(
                levels: levels, channels: form.channels, hasAlpha: form.hasAlpha,
                holdsClasses: form.classBitDepth != nil)
            if let levels = known[kind] { return levels }
            let channels = form.colorChannels
            let values = LevelValues(
                table: try pipeline.table(levels: levels, colorChannels: channels),
                derivatives: differentiates
                    ? try pipeline.derivativeTable(levels: levels, colorChannels: channels) : nil)
            var display: LevelDisplay?
            if case .fixed(let map) = self.display { display = try LevelDisplay(values, form, map) }
            let levels = KnownLevels(values: values, display: display)
            known[kind] = levels
            return levels
        }
    }
}
