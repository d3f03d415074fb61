import RelumeActivations
import RelumeCore

extension Stage {
    /// What an elementwise stage does to each channel; one step for all channels alike.
    var steps: [ElementwiseStep] {
        switch self {
        case .normalize(let normalization):
            zip(normalization.mean, normalization.std).map { .kernel(.normalize(mean: $0, std: $1)) }
        case .denormalize(let normalization):
            zip(normalization.mean, normalization.std).map { .kernel(.denormalize(mean: $0, std: $1)) }
        case .activation(let activation): activation.elementwiseSteps ?? []
        case .clamp(let lo, let hi): [.kernel(.clamp(lo: lo, hi: hi))]
        case .function(let function): [.closure(function.call)]
        }
    }

    /// The derivative of an elementwise stage in each channel; nil for a closure and for what looks at more than one
    /// value.
    var derivativeSteps: [ElementwiseStep]? {
        switch self {
        case .normalize(let normalization): normalization.std.map { .kernel(.constant(1 / $0)) }
        case .denormalize(let normalization): normalization.std.map { .kernel(.constant($0)) }
        case .activation(let activation): activation.derivativeSteps
        case .clamp(let lo, let hi): [.kernel(.inside(lo: lo, hi: hi))]
        case .function: nil
        }
    }
}
