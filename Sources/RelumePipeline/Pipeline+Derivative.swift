public import RelumeActivations
public import RelumeCore
public import RelumeParallel

extension Pipeline {
    /// Whether there is a ``derivative(at:jobs:)``, whatever the batch.
    package var hasDerivative: Bool {
        let stages = halves.after.stages
        return !stages.isEmpty && stages.allSatisfy { $0.operation.derivative != nil }
    }

    /// The derivative of what leaves the last stage by what enters the first activation, at every color value of
    /// `before`, by the chain rule; nil where a stage from there on looks at more than one value or is a closure, and for no
    /// stages at all.
    ///
    /// - Parameter before: what enters the first activation, see ``outcome(of:context:jobs:)``.
    /// - Throws: `invalidArgument` where the pipeline does not fit the batch.
    public func derivative(
        at before: ImageBatch, jobs: Int = Parallel.usableCores
    ) throws(RelumeError) -> ImageBatch? {
        guard hasDerivative else { return nil }
        _ = try halves.after.output(for: before.spec)
        var value = before
        var product: ImageBatch?
        for operation in halves.after.stages.map(\.operation) {
            guard let steps = operation.steps, let derivative = operation.derivative else { return nil }
            let factor = ElementwiseChain(derivative).applying(to: value, jobs: jobs)
            product = product.map { $0.multiplied(by: factor, jobs: jobs) } ?? factor
            ElementwiseChain(steps).apply(to: &value, jobs: jobs)
        }
        return product
    }

    /// The distribution of the color values before and after, with the share of saturated ones among those before.
    ///
    /// - Throws: `invalidArgument` where the pipeline does not fit the batch.
    public func statistics(
        of batch: ImageBatch, saturationThreshold: Float = 0.01, jobs: Int = Parallel.usableCores
    ) throws(RelumeError) -> (before: BatchStatistics, after: BatchStatistics) {
        let outcome = try outcome(of: batch, jobs: jobs)
        let derivatives = try derivative(at: outcome.before, jobs: jobs)
        return (
            try BatchStatistics(
                of: outcome.before, derivatives: derivatives, saturationThreshold: saturationThreshold, jobs: jobs),
            try BatchStatistics(of: outcome.after, saturationThreshold: saturationThreshold, jobs: jobs)
        )
    }
}
