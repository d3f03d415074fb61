public import RelumeCore
package import RelumeKernels
public import RelumeParallel

extension Tensor where Scalar == Float {
    /// The tensor with every value passed through `activation`, on up to `jobs` threads; the bytes do not depend on
    /// how many.
    ///
    /// Channels, where a function needs them, are axis 1 of a tensor of rank 2, 4 or more, and axis 0 otherwise. An axis
    /// that the tensor does not have, or a weight list of another length than the channels, is a programming error.
    public func applying(_ activation: Activation, jobs: Int = Parallel.usableCores) -> Tensor {
        if let kernels = activation.kernels { return mapped(by: kernels, jobs: jobs) }
        switch activation.kernel {
        case .rows(let kernel, let axis):
            let layout = RowLayout(shape, axis: axis.resolved(in: shape))
            return Tensor(shape: shape, scalars: kernel.applying(to: scalars, layout, jobs: jobs))
        case .gate(let axis):
            let layout = GateLayout(shape, axis: axis.resolved(in: shape))
            return Tensor(shape: layout.shape, scalars: layout.gated(scalars, jobs: jobs))
        case .random, .elementwise, .perChannel:
            var result = self
            result.apply(activation, jobs: jobs)
            return result
        }
    }

    /// Passes every value through `activation` in place; see ``applying(_:jobs:)``.
    public mutating func apply(_ activation: Activation, jobs: Int = Parallel.usableCores) {
        let shape = shape
        switch activation.kernel {
        case .elementwise, .perChannel:
            guard let kernels = activation.kernels else { return }
            let (chain, layout) = (ElementwiseChain(kernels), layout(of: kernels))
            withMutableScalars { scalars in
                scalars.withParallelChunks(chunk: ElementwiseKernel.chunk, jobs: jobs) { start, slice in
                    chain.apply(to: &slice, at: start, layout: layout, colorChannels: layout.channels)
                }
            }
        case .rows(let kernel, let axis):
            let layout = RowLayout(shape, axis: axis.resolved(in: shape))
            withMutableScalars { kernel.apply(to: &$0, layout, jobs: jobs) }
        case .gate:
            self = applying(activation, jobs: jobs)
        case .random(let slope):
            withMutableScalars { slope.apply(to: &$0, ImageLayout(shape), jobs: jobs) }
        }
    }

    /// Writes what ``applying(_:jobs:)`` gives to the memory of `output`, a tensor of the same shape: fresh memory costs
    /// more than most functions.
    public func apply(_ activation: Activation, into output: inout Tensor, jobs: Int = Parallel.usableCores) {
        if let kernels = activation.kernels {
            map(kernels, into: &output, jobs: jobs)
        } else if case .rows(let kernel, let axis) = activation.kernel {
            precondition(output.shape == shape, "shape \(shape) does not fit into \(output.shape)")
            let (input, layout) = (scalars, RowLayout(shape, axis: axis.resolved(in: shape)))
            output.withMutableScalars { kernel.apply(to: input, into: &$0, layout, jobs: jobs) }
        } else {
            output = applying(activation, jobs: jobs)
        }
    }

    /// Writes what kernels give for every value to memory that is there.
    package func map(_ kernels: [ElementwiseKernel], into output: inout Tensor, jobs: Int) {
        precondition(output.shape == shape, "shape \(shape) does not fit into \(output.shape)")
        let (chain, layout) = (ElementwiseChain(kernels), layout(of: kernels))
        let input = scalars
        output.withMutableScalars { output in
            output.overwriteInParallel(chunk: ElementwiseKernel.chunk, jobs: jobs) { range, output in
                chain.map(input, in: range, layout, layout.channels, appendingTo: &output)
            }
        }
    }

    /// What kernels, one for all channels or one for each, give for every value.
    func mapped(by kernels: [ElementwiseKernel], jobs: Int) -> Tensor {
        let layout = layout(of: kernels)
        let result = ElementwiseChain(kernels).applying(
            to: scalars, layout: layout, colorChannels: layout.channels, jobs: jobs)
        return Tensor(shape: shape, scalars: result)
    }

    /// The planes in which a kernel stays the same: one, unless there is a kernel for each channel.
    private func layout(of kernels: [ElementwiseKernel]) -> PlaneLayout {
        guard kernels.count > 1 else { return PlaneLayout(shape, channelAxis: nil) }
        precondition(
            shape.rank > 0 && shape[shape.channelAxis] == kernels.count,
            "\(kernels.count) weights for a tensor of shape \(shape)")
        return PlaneLayout(shape, channelAxis: shape.channelAxis)
    }
}
