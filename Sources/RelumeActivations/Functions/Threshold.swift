public import RelumeCore
import RelumeKernels

extension ActivationFunction {
    static let threshold = ActivationFunction(
        name: "threshold",
        summary: "Keeps values above a threshold and replaces all others.",
        formula: "x > threshold ? x : value",
        derivative: "x > threshold ? 1 : 0; 0 at threshold",
        parameters: [
            ActivationParameter("threshold", example: 1, "what is not above it is replaced"),
            ActivationParameter("value", example: -1, "by this"),
        ],
        kernel: { .elementwise(ElementwiseKernel(.threshold, $0.number(0), $0.number(1))) })
}

extension Activation {
    /// `x > threshold ? x : value`.
    ///
    /// - Throws: `invalidArgument` for a value that the parameter does not take.
    public static func threshold(_ threshold: Float, value: Float) throws(RelumeError) -> Activation {
        try Activation(.threshold, .number(threshold), .number(value))
    }
}
