import CRelumeKernels

extension ActivationFunction {
    static let sigmoid = ActivationFunction(
        name: "sigmoid", aliases: ["logistic", "expit"],
        summary: "The logistic function, from 0 to 1.",
        formula: "1 / (1 + exp(-x))",
        kernel: { _ in .elementwise(ElementwiseKernel(relume_formula_sigmoid)) })
}

extension Activation {
    /// `1 / (1 + exp(-x))`.
    public static let sigmoid = Activation(.sigmoid)
}
