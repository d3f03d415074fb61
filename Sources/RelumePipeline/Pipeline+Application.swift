import RelumeActivations
public import RelumeCore
public import RelumeImages
public import RelumeParallel

extension Pipeline {
    /// The batch after all stages, as floats, computed on up to `jobs` threads; alpha is carried through. Class indices,
    /// where `argmax` comes last, stay integers.
    ///
    /// The bytes depend neither on `jobs` nor on how images are cut into batches.
    /// - Throws: `invalidArgument` where the pipeline does not fit the batch, or `palette` meets a class that it has no
    ///   color for.
    public func applying(
        _ batch: ImageBatch, context: SampleContext = SampleContext(), jobs: Int = Parallel.usableCores
    ) throws(RelumeError) -> ImageBatch {
        try check(batch.spec, count: batch.count)
        // The first pass leaves the caller's batch as it is; the others own what they are given.
        let segments = segments
        var result = try segments.first?.applying(to: batch, context, jobs: jobs) ?? batch
        for segment in segments.dropFirst() { try segment.apply(to: &result, context, jobs: jobs) }
        result.makeFloats(jobs: jobs)
        return result
    }

    /// Passes the batch through all stages, in its own memory where it holds floats; see
    /// ``applying(_:context:jobs:)``.
    public func apply(
        to batch: inout ImageBatch, context: SampleContext = SampleContext(), jobs: Int = Parallel.usableCores
    ) throws(RelumeError) {
        try change(&batch, context, jobs: jobs)
        batch.makeFloats(jobs: jobs)
    }

    /// Passes the batch through all stages; samples that no stage makes floats of stay integers.
    package func change(_ batch: inout ImageBatch, _ context: SampleContext, jobs: Int) throws(RelumeError) {
        try check(batch.spec, count: batch.count)
        for segment in segments { try segment.apply(to: &batch, context, jobs: jobs) }
    }

    /// The picture after all stages, as a batch of one; see ``applying(_:context:jobs:)-(ImageBatch,_,_)``.
    public func applying(
        _ image: PixelImage, context: SampleContext = SampleContext(), jobs: Int = Parallel.usableCores
    ) throws(RelumeError) -> ImageBatch {
        var batch = try changing(image, context, jobs: jobs)
        batch.makeFloats(jobs: jobs)
        return batch
    }

    /// The picture after all stages; samples that no stage makes floats of stay integers.
    package func changing(
        _ image: PixelImage, _ context: SampleContext, jobs: Int
    ) throws(RelumeError) -> ImageBatch {
        try check(image.spec, count: 1)
        let segments = segments
        var batch = try segments.first?.applying(to: image, context, jobs: jobs) ?? image.batch
        for segment in segments.dropFirst() { try segment.apply(to: &batch, context, jobs: jobs) }
        return batch
    }

    /// Checks that the pipeline fits `count` pictures of `spec`, and that there is memory for what it makes of them.
    private func check(_ spec: ImageSpec, count: Int) throws(RelumeError) {
        let largest = try largest(for: spec)
        let shape = try TensorShape([count, largest.channels, largest.height, largest.width])
        try Tensor<Float>.requireMemory(for: shape)
    }

    /// The batch that enters the first activation and the one that leaves the last stage, both as floats. Without an
    /// activation "before" is the input.
    ///
    /// - Throws: `invalidArgument` where the pipeline does not fit the batch.
    public func outcome(
        of batch: ImageBatch, context: SampleContext = SampleContext(), jobs: Int = Parallel.usableCores
    ) throws(RelumeError) -> (before: ImageBatch, after: ImageBatch) {
        let halves = halves
        // Two passes over the input are the quicker way where no stage comes before the first activation, and where an
        // elementwise pipeline takes integers, which one table then maps.
        if halves.before.stages.isEmpty || (isElementwise && batch.spec.elementType != .float32) {
            let before = try halves.before.applying(batch, context: context, jobs: jobs)
            return (before, try applying(batch, context: context, jobs: jobs))
        }
        _ = try output(for: batch.spec)
        let before = try halves.before.applying(batch, context: context, jobs: jobs)
        return (before, try halves.after.applying(before, context: context, jobs: jobs))
    }
}

extension ImageBatch {
    /// Divides integer samples by their maximum, but for class indices.
    fileprivate mutating func makeFloats(jobs: Int) {
        if spec.leavingPipeline != spec { ElementwiseChain().apply(to: &self, jobs: jobs) }
    }
}
