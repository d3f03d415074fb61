import RelumeKernels

extension ActivationFunction {
    static let relu = ActivationFunction(
        name: "relu", aliases: ["rectifier"],
        summary: "Keeps positive values and sets negative ones to 0.",
        formula: "max(x, 0)",
        derivative: "x > 0 ? 1 : 0; 0 at 0",
        kernel: { _ in .elementwise(ElementwiseKernel(.relu)) })
}

extension Activation {
    /// `max(x, 0)`; -0 stays -0.
    public static let relu = Activation(known: .relu)
}
