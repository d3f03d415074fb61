import RelumeActivations
import RelumeCore

extension Pipeline {
    /// What is done in one pass over the memory.
    enum Segment: Sendable {
        /// Neighbouring elementwise stages.
        case elementwise(ElementwiseChain)
        /// An activation that looks at more than one value at a time.
        case whole(Activation)
    }

    /// The passes that make up the pipeline, for any number of channels that it fits.
    var segments: [Segment] {
        var segments: [Segment] = []
        var chain = ElementwiseChain()
        for stage in stages {
            if case .activation(let activation) = stage, !activation.isElementwise {
                if !chain.isEmpty { segments.append(.elementwise(chain)) }
                chain = ElementwiseChain()
                segments.append(.whole(activation))
            } else {
                chain.append(stage.steps)
            }
        }
        // The identity too is a pass: it makes floats of integers.
        if !chain.isEmpty || segments.isEmpty { segments.append(.elementwise(chain)) }
        return segments
    }
}

extension Stage {
    /// What an elementwise stage does to each channel; one step for all channels alike.
    fileprivate var steps: [ElementwiseStep] {
        switch self {
        case .normalize(let normalization):
            zip(normalization.mean, normalization.std).map { .kernel(.normalize(mean: $0, std: $1)) }
        case .denormalize(let normalization):
            zip(normalization.mean, normalization.std).map { .kernel(.denormalize(mean: $0, std: $1)) }
        case .activation(let activation): activation.elementwiseSteps
        case .clamp(let lo, let hi): [.kernel(.clamp(lo: lo, hi: hi))]
        case .function(let function): [.closure(function.call)]
        }
    }
}
