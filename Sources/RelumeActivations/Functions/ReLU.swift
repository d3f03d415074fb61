import CRelumeKernels

extension ActivationFunction {
    static let relu = ActivationFunction(
        name: "relu", aliases: ["rectifier"],
        summary: "Keeps positive values and sets negative ones to 0.",
        formula: "max(x, 0)",
        kernel: { _ in .elementwise(ElementwiseKernel(relume_formula_relu)) })
}

extension Activation {
    /// `max(x, 0)`; -0 stays -0.
    public static let relu = Activation(.relu)
}
