import CRelumeKernels

extension ActivationFunction {
    static let tanh = ActivationFunction(
        name: "tanh",
        summary: "The hyperbolic tangent, from -1 to 1.",
        formula: "(exp(x) - exp(-x)) / (exp(x) + exp(-x))",
        kernel: { _ in .elementwise(ElementwiseKernel(relume_formula_tanh)) })
}

extension Activation {
    /// The hyperbolic tangent.
    public static let tanh = Activation(.tanh)
}
