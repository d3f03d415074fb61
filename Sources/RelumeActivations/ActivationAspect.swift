/// What of an activation is computed.
package enum ActivationAspect: Sendable {
    /// Its values.
    case function
    /// Its derivative by x.
    case derivative
    /// Its derivative by the parameter that is trained.
    case parameterDerivative
}

extension DifferentiableKernel {
    /// The kernel for an aspect; nil where nothing is trained.
    subscript(aspect: ActivationAspect) -> ElementwiseKernel? {
        switch aspect {
        case .function: function
        case .derivative: derivative
        case .parameterDerivative: parameterDerivative
        }
    }
}

extension Activation {
    /// The kernels of an elementwise activation's aspect, one for all channels or one for each; nil where it has none.
    package func kernels(_ aspect: ActivationAspect) -> [ElementwiseKernel]? {
        let kernels: [DifferentiableKernel] =
            switch kernel {
            case .elementwise(let kernel): [kernel]
            case .perChannel(let kernels): kernels
            case .rows, .gate, .random: []
            }
        let aspects = kernels.compactMap { $0[aspect] }
        return aspects.isEmpty ? nil : aspects
    }

    /// What an elementwise activation does to each channel, one step for all channels alike; nil where it is not
    /// elementwise.
    package var elementwiseSteps: [ElementwiseStep]? { kernels(.function)?.map { .kernel($0) } }

    /// Its derivative in each channel, likewise.
    package var derivativeSteps: [ElementwiseStep]? { kernels(.derivative)?.map { .kernel($0) } }
}
