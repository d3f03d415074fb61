public import RelumeCore
import RelumeKernels
public import RelumeParallel

extension Tensor where Scalar == Float {
    /// The derivative of `activation` at every value; at a kink the value that the function's row names.
    ///
    /// A function that looks at more than one value (softmax, GLU) has none: asking for it is a programming error, see
    /// ``gradient(of:upstream:jobs:)``.
    public func derivative(of activation: Activation, jobs: Int = Parallel.usableCores) -> Tensor {
        if let kernels = activation.kernels { return mapped(by: kernels.map(\.derivative), jobs: jobs) }
        guard case .random(let slope) = activation.kernel else {
            preconditionFailure("\(activation.name) has a gradient, but no derivative of a single value")
        }
        var result = self
        result.withMutableScalars { slope.applyDerivative(to: &$0, ImageLayout(shape), jobs: jobs) }
        return result
    }

    /// The derivative of `activation` at every value by the parameter that is trained (PReLU's weight, swish's beta), or
    /// nil where none is.
    public func parameterDerivative(of activation: Activation, jobs: Int = Parallel.usableCores) -> Tensor? {
        activation.parameterDerivatives.map { mapped(by: $0, jobs: jobs) }
    }

    /// The gradient of a loss by this tensor, where `upstream` is its gradient by `applying(activation)` and has that
    /// shape: the product with the derivative, or for softmax and GLU what takes its place.
    public func gradient(
        of activation: Activation, upstream: Tensor, jobs: Int = Parallel.usableCores
    ) -> Tensor {
        switch activation.kernel {
        case .elementwise, .perChannel, .random:
            precondition(upstream.shape == shape, "a gradient of shape \(upstream.shape) for \(shape)")
            let slopes = derivative(of: activation, jobs: jobs).scalars
            return Tensor(
                shape: shape, scalars: PairKernel.product.map(slopes, upstream.scalars, jobs: jobs))
        case .rows(let kernel, let axis):
            precondition(upstream.shape == shape, "a gradient of shape \(upstream.shape) for \(shape)")
            let layout = RowLayout(shape, axis: axis.resolved(in: shape))
            let output = applying(activation, jobs: jobs).scalars
            var result = upstream
            result.withMutableScalars {
                kernel.gradient(of: output, in: &$0, layout, jobs: jobs)
            }
            return result
        case .gate(let axis):
            let layout = GateLayout(shape, axis: axis.resolved(in: shape))
            precondition(upstream.shape == layout.shape, "a gradient of shape \(upstream.shape) for \(layout.shape)")
            return Tensor(
                shape: shape,
                scalars: layout.gradient(scalars, upstream: upstream.scalars, jobs: jobs))
        }
    }

    /// The gradient of a loss by the trained parameter, one value for each of PReLU's weights: the sum of `upstream`,
    /// the gradient by `applying(activation)`, times the derivative by the parameter. nil where nothing is trained.
    ///
    /// Summed in Double in the order of the scalars, so it does not depend on `jobs`.
    public func parameterGradient(
        of activation: Activation, upstream: Tensor, jobs: Int = Parallel.usableCores
    ) -> [Float]? {
        precondition(upstream.shape == shape, "a gradient of shape \(upstream.shape) for \(shape)")
        guard let kernels = activation.parameterDerivatives,
            let slopes = parameterDerivative(of: activation, jobs: jobs)
        else { return nil }
        let layout = PlaneLayout(shape, channelAxis: kernels.count > 1 ? shape.channelAxis : nil)
        var sums = [Double](repeating: 0, count: kernels.count)
        layout.forEachRun(in: 0..<shape.count) { run, channel in
            for index in run { sums[channel] += Double(slopes.scalars[index]) * Double(upstream.scalars[index]) }
        }
        return sums.map { Float($0) }
    }
}
