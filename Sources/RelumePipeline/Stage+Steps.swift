import RelumeActivations
import RelumeCore
import RelumeKernels

extension Stage {
    /// What an elementwise stage does to each channel; one step for all channels alike.
    var steps: [ElementwiseStep] {
        if case .function(let function) = self { return [.closure(function.call)] }
        return (kernels ?? []).map { .kernel($0) }
    }

    /// The derivative of an elementwise stage in each channel; nil for a closure and for what looks at more than one
    /// value.
    var derivativeSteps: [ElementwiseStep]? { kernels?.map { .kernel($0.derivative) } }

    private var kernels: [ElementwiseKernel]? {
        switch self {
        case .normalize(let normalization):
            zip(normalization.mean, normalization.std).map { ElementwiseKernel(.normalize, $0, $1) }
        case .denormalize(let normalization):
            zip(normalization.mean, normalization.std).map { ElementwiseKernel(.denormalize, $1, $0) }
        case .activation(let activation): activation.kernels
        case .clamp(let lo, let hi): [ElementwiseKernel(.clamp, lo, hi)]
        case .function: nil
        }
    }
}
