public import RelumeCore
public import RelumeParallel

extension Tensor where Scalar == Float {
    /// The tensor with every value passed through `activation`, on up to `jobs` threads; the bytes do not depend on
    /// how many.
    ///
    /// Channels, where a function needs them, are axis 1 of a tensor of rank 2, 4 or more, and axis 0 otherwise. An axis
    /// that the tensor does not have, or a weight list of another length than the channels, is a programming error.
    public func applying(_ activation: Activation, jobs: Int = Parallel.usableCores) -> Tensor {
        applying(activation, jobs: jobs, level: .best)
    }

    /// Passes every value through `activation` in place; see ``applying(_:jobs:)``.
    public mutating func apply(_ activation: Activation, jobs: Int = Parallel.usableCores) {
        apply(activation, jobs: jobs, level: .best)
    }

    package func applying(_ activation: Activation, jobs: Int, level: KernelLevel) -> Tensor {
        guard activation.isElementwise else {
            var result = self
            result.apply(activation, jobs: jobs, level: level)
            return result
        }
        let layout = activation.layout(of: shape)
        let result = ElementwiseChain(activation.elementwiseSteps).applying(
            to: scalars, layout: layout, colorChannels: layout.channels, jobs: jobs, level: level)
        return Tensor(shape: shape, scalars: result)
    }

    package mutating func apply(_ activation: Activation, jobs: Int, level: KernelLevel) {
        let shape = shape
        withMutableScalars { scalars in
            switch activation.kernel {
            case .elementwise, .perChannel:
                let chain = ElementwiseChain(activation.elementwiseSteps)
                let layout = activation.layout(of: shape)
                scalars.withParallelChunks(chunk: ElementwiseChain.chunk, jobs: jobs) { start, slice in
                    chain.apply(to: &slice, at: start, layout: layout, colorChannels: layout.channels, level: level)
                }
            case .rows(let kernel, let axis):
                let layout = RowLayout(shape, axis: axis.resolved(in: shape))
                kernel.apply(to: &scalars, layout, jobs: jobs, level: level)
            }
        }
    }
}
