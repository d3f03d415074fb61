public import RelumeCore
import RelumeKernels
public import RelumeParallel

extension Tensor where Scalar == Float {
    /// The tensor with every value passed through `activation`, on up to `jobs` threads; the bytes do not depend on
    /// how many.
    ///
    /// Channels, where a function needs them, are axis 1 of a tensor of rank 2, 4 or more, and axis 0 otherwise.
    /// - Throws: `invalidArgument` where the tensor has not the axis along which the activation works, another number of
    ///   channels than it has weights, or an odd length that it would halve.
    public func applying(
        _ activation: Activation, jobs: Int = Parallel.usableCores
    ) throws(RelumeError) -> Tensor {
        if let steps = activation.steps { return try mapped(by: steps, jobs: jobs) }
        switch activation.kernel {
        case .rows(let kernel, let axis):
            let layout = RowLayout(shape, axis: try axis.resolved(in: shape))
            return Tensor(unchecked: shape, scalars: kernel.applying(to: scalars, layout, jobs: jobs))
        case .gate(let axis):
            let layout = try GateLayout(shape, axis: axis)
            return Tensor(unchecked: layout.shape, scalars: layout.gated(scalars, jobs: jobs))
        case .random, .elementwise, .perChannel, .custom:
            var result = self
            try result.apply(activation, jobs: jobs)
            return result
        }
    }

    /// Passes every value through `activation` in place; see ``applying(_:jobs:)``.
    public mutating func apply(
        _ activation: Activation, jobs: Int = Parallel.usableCores
    ) throws(RelumeError) {
        let shape = shape
        if case .gate = activation.kernel {
            self = try applying(activation, jobs: jobs)
        } else {
            try withMutableScalars { (values) throws(RelumeError) in
                try activation.apply(to: &values, shape: shape, jobs: jobs)
            }
        }
    }

    /// Writes what ``applying(_:jobs:)`` gives to the memory of `output`, a tensor of the result's shape: fresh memory
    /// costs more than most functions.
    ///
    /// - Throws: `invalidArgument` where `output` has another shape, and as ``applying(_:jobs:)`` does.
    public func apply(
        _ activation: Activation, into output: inout Tensor, jobs: Int = Parallel.usableCores
    ) throws(RelumeError) {
        try output.shape.require(activation.outputShape(for: shape), for: "the output")
        let input = scalars
        try output.withMutableScalars { (values) throws(RelumeError) in
            try activation.apply(input.span, into: &values, shape: shape, jobs: jobs)
        }
    }

    /// What steps, one for all channels or one for each, give for every value.
    func mapped(by steps: [ElementwiseStep], jobs: Int) throws(RelumeError) -> Tensor {
        let layout = try PlaneLayout(shape, forEachOf: steps)
        let result = ElementwiseChain(steps).applying(
            to: scalars, layout: layout, colorChannels: layout.channels, jobs: jobs)
        return Tensor(unchecked: shape, scalars: result)
    }
}
