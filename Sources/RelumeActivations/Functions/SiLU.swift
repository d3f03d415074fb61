import CRelumeKernels

extension ActivationFunction {
    static let silu = ActivationFunction(
        name: "silu", aliases: ["swish"],
        summary: "x times its own sigmoid; swish with a trained beta.",
        formula: "x / (1 + exp(-beta * x))",
        parameters: [ActivationParameter("beta", default: 1, "steepness of the sigmoid")],
        kernel: {
            let beta = $0.number(0)
            let formula = beta == 1 ? relume_formula_silu : relume_formula_swish
            return .elementwise(ElementwiseKernel(formula, beta))
        })
}

extension Activation {
    /// `x * sigmoid(beta * x)`, also called swish.
    public static func silu(beta: Float = 1) -> Activation { Activation(.silu, .number(beta)) }

    /// `x * sigmoid(x)`.
    public static var silu: Activation { .silu() }
}
