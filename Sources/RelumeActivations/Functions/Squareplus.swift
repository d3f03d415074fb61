public import RelumeCore
import RelumeKernels

extension ActivationFunction {
    static let squareplus = ActivationFunction(
        name: "squareplus",
        summary: "A smooth ReLU without exponentials.",
        formula: "(x + sqrt(x^2 + b)) / 2",
        derivative: "(1 + x / sqrt(x^2 + b)) / 2",
        parameters: [
            ActivationParameter("b", default: 4, "how rounded the corner is", in: .nonNegative)
        ],
        kernel: { .elementwise(ElementwiseKernel(.squareplus, $0.number(0))) })
}

extension Activation {
    /// `(x + sqrt(x * x + b)) / 2`.
    ///
    /// - Throws: `invalidArgument` for a value that the parameter does not take.
    public static func squareplus(b: Float = 4) throws(RelumeError) -> Activation {
        try Activation(.squareplus, .number(b))
    }
}
