import CRelumeKernels

extension ActivationFunction {
    static let logSigmoid = ActivationFunction(
        name: "log_sigmoid",
        summary: "The logarithm of the sigmoid.",
        formula: "-log(1 + exp(-x))",
        derivative: "sigmoid(-x)",
        kernel: {
            _ in
            .elementwise(
                DifferentiableKernel(
                    function: ElementwiseKernel(relume_formula_log_sigmoid),
                    derivative: ElementwiseKernel(relume_formula_log_sigmoid_derivative)))
        })
}

extension Activation {
    /// `log(sigmoid(x))`.
    public static let logSigmoid = Activation(.logSigmoid)
}
