import RelumeKernels

/// How a function is computed.
enum ActivationKernel: Sendable {
    /// One function of one value, the same everywhere.
    case elementwise(ElementwiseKernel)
    /// A function of one value for each color channel.
    case perChannel([ElementwiseKernel])
    /// A function of one value, of the caller's.
    case custom(CustomFunction)
    /// A function of all values along an axis.
    case rows(SoftmaxKernel, ActivationAxis)
    /// The first half of an axis, gated by the second.
    case gate(ActivationAxis)
    /// Leaky ReLU with a random slope for each position of an image.
    case random(RandomSlope)
}

extension Activation {
    /// What an elementwise activation does, one step for all channels or one for each; nil where it is not elementwise.
    package var steps: [ElementwiseStep]? {
        switch kernel {
        case .elementwise(let kernel): [.kernel(kernel)]
        case .perChannel(let kernels): kernels.map { .kernel($0) }
        case .custom(let function): [.closure(function.body, derivative: function.derivative)]
        case .rows, .gate, .random: nil
        }
    }

    /// The steps of its derivative by the parameter that is trained, likewise; nil where none is.
    var parameterDerivatives: [ElementwiseStep]? {
        let derivatives = steps?.compactMap(\.parameterDerivative) ?? []
        return derivatives.isEmpty ? nil : derivatives
    }
}
