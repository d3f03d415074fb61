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
