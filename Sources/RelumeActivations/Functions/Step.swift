public import RelumeCore
import RelumeKernels

extension ActivationFunction {
    static let step = ActivationFunction(
        name: "step", aliases: ["heaviside"],
        summary: "1 above a threshold, 0 elsewhere.",
        formula: "x > threshold ? 1 : 0",
        derivative: "0",
        parameters: [
            ActivationParameter("threshold", default: 0, "where it jumps")
        ],
        kernel: { .elementwise(ElementwiseKernel(.step, $0.number(0))) })
}

extension Activation {
    /// `x > threshold ? 1 : 0`.
    ///
    /// - Throws: `invalidArgument` for a value that the parameter does not take.
    public static func step(threshold: Float = 0) throws(RelumeError) -> Activation {
        try Activation(.step, .number(threshold))
    }
}
