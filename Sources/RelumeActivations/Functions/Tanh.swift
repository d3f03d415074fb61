import CRelumeKernels

extension ActivationFunction {
    static let tanh = ActivationFunction(
        name: "tanh",
        summary: "The hyperbolic tangent, from -1 to 1.",
        formula: "(exp(x) - exp(-x)) / (exp(x) + exp(-x))",
        derivative: "1 - y^2",
        maximumError: 3,
        kernel: {
            _ in
            .elementwise(
                DifferentiableKernel(
                    function: ElementwiseKernel(relume_formula_tanh),
                    derivative: ElementwiseKernel(relume_formula_tanh_derivative)))
        })
}

extension Activation {
    /// The hyperbolic tangent.
    public static let tanh = Activation(.tanh)
}
