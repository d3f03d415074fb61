import RelumeActivations
public import RelumeCore
public import RelumeParallel

// Memory of the caller's is worked on where it is: with stages that keep the shape nothing of its size is allocated.
extension Pipeline {
    /// Passes images of shape `[N, C, H, W]` through all stages in the memory they are in; alpha, where the last channel
    /// is that, stays.
    ///
    /// - Throws: `invalidArgument` where the memory is not of the shape's size, where the pipeline does not fit it, and for
    ///   a stage that makes another shape: ``apply(_:into:context:jobs:)`` takes those.
    public func apply(
        to values: inout MutableSpan<Float>, shape: TensorShape, hasAlpha: Bool = false,
        jobs: Int = Parallel.usableCores
    ) throws(RelumeError) {
        let spec = try borrowedSpec(shape, hasAlpha, .float32, count: values.count, of: "the memory")
        for segment in segments {
            try segment.apply(to: &values, images: shape, colorChannels: spec.colorChannels, jobs: jobs)
        }
    }

    /// Writes what the stages make of images of shape `[N, C, H, W]` to memory for as many values.
    ///
    /// - Throws: `invalidArgument` as ``apply(to:shape:hasAlpha:jobs:)`` does.
    public func apply(
        _ input: Span<Float>, into output: inout MutableSpan<Float>, shape: TensorShape, hasAlpha: Bool = false,
        jobs: Int = Parallel.usableCores
    ) throws(RelumeError) {
        let spec = try borrowedSpec(shape, hasAlpha, .float32, count: input.count, of: "the input")
        try shape.require(count: output.count, of: "the output")
        try apply(into: &output, shape, spec, jobs) { chain, output in
            let layout = PlaneLayout(batch: shape)
            chain.map(input, into: &output, layout, colorChannels: spec.colorChannels, jobs: jobs)
        }
    }

    /// The same for 8-bit samples, which stand for `sample / 255`: frames of a camera or of a decoder of one's own.
    ///
    /// - Throws: `invalidArgument` as ``apply(to:shape:hasAlpha:jobs:)`` does.
    public func apply(
        _ input: Span<UInt8>, into output: inout MutableSpan<Float>, shape: TensorShape, hasAlpha: Bool = false,
        jobs: Int = Parallel.usableCores
    ) throws(RelumeError) {
        let spec = try borrowedSpec(shape, hasAlpha, .uint8, count: input.count, of: "the input")
        try shape.require(count: output.count, of: "the output")
        try apply(into: &output, shape, spec, jobs) { chain, output in
            chain.map(bytes: input, into: &output, images: shape, colorChannels: spec.colorChannels, jobs: jobs)
        }
    }

    /// Writes what the stages make of a batch to memory for the result's values, as ``applying(_:context:jobs:)`` gives
    /// them. A stage that makes another shape works in memory of its own first.
    ///
    /// - Throws: `invalidArgument` where the pipeline does not fit the batch, or the result the memory.
    public func apply(
        _ batch: ImageBatch, into output: inout MutableSpan<Float>, context: SampleContext = SampleContext(),
        jobs: Int = Parallel.usableCores
    ) throws(RelumeError) {
        let spec = try self.output(for: batch.spec)
        let shape: TensorShape = [batch.count, spec.channels, spec.height, spec.width]
        try shape.require(count: output.count, of: "the output")
        guard segments.allSatisfy(\.worksInPlace) else {
            let result = try applying(batch, context: context, jobs: jobs)
            return ElementwiseChain().map(result, into: &output, jobs: jobs)
        }
        try apply(into: &output, shape, batch.spec, jobs) { chain, output in
            chain.map(batch, into: &output, jobs: jobs)
        }
    }

    /// Writes the first pass over the input to the output, and does the others there.
    private func apply(
        into output: inout MutableSpan<Float>, _ shape: TensorShape, _ spec: ImageSpec, _ jobs: Int,
        first: (_ chain: ElementwiseChain, _ output: inout MutableSpan<Float>) -> Void
    ) throws(RelumeError) {
        var rest = segments[...]
        var chain = ElementwiseChain()
        if case .elementwise(let elementwise)? = rest.first {
            chain = elementwise
            rest = rest.dropFirst()
        }
        first(chain, &output)
        for segment in rest {
            try segment.apply(to: &output, images: shape, colorChannels: spec.colorChannels, jobs: jobs)
        }
    }

    /// What images in memory of the caller's are, once the pipeline is known to keep their shape.
    private func borrowedSpec(
        _ shape: TensorShape, _ hasAlpha: Bool, _ elementType: ImageSpec.ElementType, count: Int, of role: String
    ) throws(RelumeError) -> ImageSpec {
        let spec = try ImageSpec(images: shape, hasAlpha: hasAlpha, elementType: elementType)
        try shape.require(count: count, of: role)
        _ = try output(for: spec)
        for segment in segments {
            guard case .whole(let stage, _) = segment, !segment.worksInPlace else { continue }
            throw RelumeError(
                .invalidArgument,
                "\(stage) does not work in memory that is lent; pass an ImageBatch through the pipeline instead")
        }
        return spec
    }
}
