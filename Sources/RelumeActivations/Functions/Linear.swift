public import RelumeCore
import RelumeKernels

extension ActivationFunction {
    static let linear = ActivationFunction(
        name: "linear", aliases: ["identity"],
        summary: "A straight line; with the defaults every value stays as it is.",
        formula: "a * x + b",
        derivative: "a",
        parameters: [
            ActivationParameter("a", default: 1, "slope"),
            ActivationParameter("b", default: 0, "offset"),
        ],
        kernel: { .elementwise(ElementwiseKernel(.linear, $0.number(0), $0.number(1))) })
}

extension Activation {
    /// `a * x + b`, rounded once; the identity by default.
    ///
    /// - Throws: `invalidArgument` for a value that the parameter does not take.
    public static func linear(a: Float = 1, b: Float = 0) throws(RelumeError) -> Activation {
        try Activation(.linear, .number(a), .number(b))
    }

    /// `x` itself.
    public static let linear = Activation(known: .linear, .number(1), .number(0))
}
