public import RelumeCore
import RelumeKernels
public import RelumeParallel

extension Tensor where Scalar == Float {
    /// The derivative of `activation` at every value; at a kink the value that the function's row names.
    ///
    /// - Throws: `invalidArgument` for a function that looks at more than one value (softmax, GLU) and so has none, but a
    ///   ``gradient(of:upstream:jobs:)``; and where the activation does not fit the tensor's shape.
    public func derivative(
        of activation: Activation, jobs: Int = Parallel.usableCores
    ) throws(RelumeError) -> Tensor {
        if let steps = activation.steps { return try mapped(by: steps.compactMap(\.derivative), jobs: jobs) }
        guard case .random(let slope) = activation.kernel else {
            throw RelumeError(
                .invalidArgument,
                "\(activation.name) looks at more than one value and has no derivative at each of them; use "
                    + "gradient(of:upstream:)")
        }
        var result = self
        result.withMutableScalars { slope.applyDerivative(to: &$0, ImageLayout(shape), jobs: jobs) }
        return result
    }

    /// The derivative of `activation` at every value by the parameter that is trained (PReLU's weight, swish's beta), or
    /// nil where none is.
    ///
    /// - Throws: `invalidArgument` where the activation does not fit the tensor's shape.
    public func parameterDerivative(
        of activation: Activation, jobs: Int = Parallel.usableCores
    ) throws(RelumeError) -> Tensor? {
        guard let steps = activation.parameterDerivatives else { return nil }
        return try mapped(by: steps, jobs: jobs)
    }

    /// The gradient of a loss by this tensor, where `upstream` is its gradient by `applying(activation)` and has that
    /// shape: the product with the derivative, or for softmax and GLU what takes its place.
    ///
    /// - Throws: `invalidArgument` where the activation does not fit the tensor's shape, or `upstream` has another one.
    public func gradient(
        of activation: Activation, upstream: Tensor, jobs: Int = Parallel.usableCores
    ) throws(RelumeError) -> Tensor {
        switch activation.kernel {
        case .elementwise, .perChannel, .custom, .random:
            try upstream.shape.require(shape, for: "the upstream gradient")
            let slopes = try derivative(of: activation, jobs: jobs).scalars
            return Tensor(
                unchecked: shape, scalars: PairKernel.product.map(slopes, upstream.scalars, jobs: jobs))
        case .rows(let kernel, let axis):
            try upstream.shape.require(shape, for: "the upstream gradient")
            let layout = RowLayout(shape, axis: try axis.resolved(in: shape))
            let output = try applying(activation, jobs: jobs).scalars
            var result = upstream
            result.withMutableScalars {
                kernel.gradient(of: output, in: &$0, layout, jobs: jobs)
            }
            return result
        case .gate(let axis):
            let layout = try GateLayout(shape, axis: axis)
            try upstream.shape.require(layout.shape, for: "the upstream gradient")
            return Tensor(
                unchecked: shape,
                scalars: layout.gradient(scalars, upstream: upstream.scalars, jobs: jobs))
        }
    }

    /// The gradient of a loss by the trained parameter, one value for each of PReLU's weights: the sum of `upstream`,
    /// the gradient by `applying(activation)`, times the derivative by the parameter. nil where nothing is trained.
    ///
    /// Summed in Double in the order of the scalars, so it does not depend on `jobs`.
    /// - Throws: `invalidArgument` where the activation does not fit the tensor's shape, or `upstream` has another one.
    public func parameterGradient(
        of activation: Activation, upstream: Tensor, jobs: Int = Parallel.usableCores
    ) throws(RelumeError) -> [Float]? {
        try upstream.shape.require(shape, for: "the upstream gradient")
        guard let steps = activation.parameterDerivatives,
            let slopes = try parameterDerivative(of: activation, jobs: jobs)
        else { return nil }
        let layout = PlaneLayout(shape, channelAxis: steps.count > 1 ? shape.channelAxis : nil)
        var sums = [Double](repeating: 0, count: steps.count)
        layout.forEachRun(in: 0..<shape.count) { run, channel in
            for index in run { sums[channel] += Double(slopes.scalars[index]) * Double(upstream.scalars[index]) }
        }
        return sums.map { Float($0) }
    }
}
