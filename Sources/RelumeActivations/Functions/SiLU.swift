public import RelumeCore
import RelumeKernels

extension ActivationFunction {
    static let silu = ActivationFunction(
        name: "silu", aliases: ["swish"],
        summary: "x times its own sigmoid; swish with a trained beta.",
        formula: "x / (1 + exp(-beta * x))",
        derivative: "s * (1 + beta * x * (1 - s)), s = sigmoid(beta * x); by beta x^2 * s * (1 - s)",
        parameters: [
            ActivationParameter("beta", default: 1, "steepness of the sigmoid")
        ],
        kernel: {
            let beta = $0.number(0)
            // By 1 nothing is multiplied, and the formula without beta is quicker.
            return .elementwise(ElementwiseKernel(beta == 1 ? .silu : .swish, beta))
        })
}

extension Activation {
    /// `x * sigmoid(beta * x)`, also called swish.
    ///
    /// - Throws: `invalidArgument` for a value that the parameter does not take.
    public static func silu(beta: Float = 1) throws(RelumeError) -> Activation { try Activation(.silu, .number(beta)) }

    /// `x * sigmoid(x)`.
    public static let silu = Activation(known: .silu, .number(1))
}
