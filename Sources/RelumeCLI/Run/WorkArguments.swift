import ArgumentParser
import RelumeActivations
import RelumeCore
import RelumePipeline

/// What to do.
struct WorkArguments: ParsableArguments {
    @Option(
        help: ArgumentHelp("One activation, such as relu or \"leaky_relu(negative_slope=0.2)\".", valueName: "spec"))
    var activation: String?

    @Option(
        help: ArgumentHelp(
            "Stages in order, such as \"normalize(cifar10) | relu | sigmoid\"; relume list has all.", valueName: "text")
    )
    var pipeline: String?

    @Option(help: ArgumentHelp("What random stages draw from.", valueName: "n"))
    var seed: UInt64 = 0

    @Option(help: ArgumentHelp("Images or records in a batch.", valueName: "n"))
    var batchSize = 64

    @Option(help: ArgumentHelp("Worker threads; the usable cores unless set.", valueName: "n"))
    var jobs: Int?

    @Option(
        help: ArgumentHelp(
            "Memory of all workers, such as 2G; more than 1G and a quarter of what there is unless set.",
            discussion:
                "Pictures wait for it; one that goes through floats and needs more alone, as softmax does, is refused.",
            valueName: "bytes"))
    var maxMemory: ByteCount?

    @Flag(help: "Stop at the first input that fails.")
    var failFast = false

    func validate() throws {
        guard (activation == nil) != (pipeline == nil) else {
            throw ValidationError(
                activation == nil
                    ? "Say what to do: --activation SPEC or --pipeline TEXT."
                    : "Give --activation or --pipeline, not both.")
        }
    }

    func makePipeline() throws(RelumeError) -> Pipeline {
        if let activation { return Pipeline(try Activation(parsing: activation)) }
        return try Pipeline(parsing: pipeline ?? "")
    }
}
