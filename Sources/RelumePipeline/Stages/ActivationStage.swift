public import RelumeActivations
import RelumeCore

/// An activation function.
struct ActivationStage: StageOperation {
    let activation: Activation

    var name: String { activation.name }
    var description: String { activation.description }
    var isActivation: Bool { true }
    var inPlace: Activation? { activation.keepsShape ? activation : nil }
    var steps: [ElementwiseStep]? { activation.steps }

    func output(for input: ImageSpec) throws(RelumeError) -> ImageSpec {
        try activation.output(for: input)
    }

    func apply(to batch: inout ImageBatch, _ context: SampleContext, jobs: Int) throws(RelumeError) {
        try batch.apply(activation, jobs: jobs)
    }
}

extension Stage {
    /// An activation function.
    public static func activation(_ activation: Activation) -> Stage { Stage(ActivationStage(activation: activation)) }
}

extension Pipeline {
    /// Makes a pipeline of one activation.
    public init(_ activation: Activation) {
        self.init([.activation(activation)])
    }
}
