import RelumeActivations
public import RelumeCore
public import RelumeParallel

extension Pipeline {
    /// The batch after all stages, as floats, computed on up to `jobs` threads; alpha is carried through.
    ///
    /// The bytes depend neither on `jobs` nor on the type of the samples nor on how images are cut into batches.
    /// - Throws: `invalidArgument` where the pipeline does not fit the batch.
    public func applying(
        _ batch: ImageBatch, jobs: Int = Parallel.usableCores
    ) throws(RelumeError) -> ImageBatch {
        try validateStages(colorChannels: batch.colorChannels)
        var result = batch
        for (index, segment) in segments.enumerated() {
            // The first pass leaves the caller's batch as it is; the others own what they are given.
            if index == 0 {
                result = try segment.applying(to: batch, jobs: jobs)
            } else {
                try segment.apply(to: &result, jobs: jobs)
            }
        }
        return result
    }

    /// Passes the batch through all stages, in its own memory where it holds floats; see ``applying(_:jobs:)``.
    public func apply(to batch: inout ImageBatch, jobs: Int = Parallel.usableCores) throws(RelumeError) {
        try validateStages(colorChannels: batch.colorChannels)
        for segment in segments { try segment.apply(to: &batch, jobs: jobs) }
    }

    /// The batch that enters the first activation and the one that leaves the last stage, both as floats. Without an
    /// activation "before" is the input.
    ///
    /// - Throws: `invalidArgument` where the pipeline does not fit the batch's color channels.
    public func outcome(
        of batch: ImageBatch, jobs: Int = Parallel.usableCores
    ) throws(RelumeError) -> (before: ImageBatch, after: ImageBatch) {
        try validateStages(colorChannels: batch.colorChannels)
        let halves = halves
        let before = try halves.before.applying(batch, jobs: jobs)
        // Integers are looked up in one table for all stages; floats go on from where they are.
        if isElementwise, !batch.isFloat { return (before, try applying(batch, jobs: jobs)) }
        return (before, try halves.after.applying(before, jobs: jobs))
    }
}

extension ImageBatch {
    fileprivate var isFloat: Bool { if case .float32 = samples { true } else { false } }
}

extension Pipeline.Segment {
    func applying(to batch: ImageBatch, jobs: Int) throws(RelumeError) -> ImageBatch {
        switch self {
        case .elementwise(let chain):
            return chain.applying(to: batch, jobs: jobs)
        case .whole(let activation):
            try activation.validate(batch)
            return batch.applying(activation, jobs: jobs)
        }
    }

    func apply(to batch: inout ImageBatch, jobs: Int) throws(RelumeError) {
        switch self {
        case .elementwise(let chain):
            chain.apply(to: &batch, jobs: jobs)
        case .whole(let activation):
            try activation.validate(batch)
            batch.apply(activation, jobs: jobs)
        }
    }
}
