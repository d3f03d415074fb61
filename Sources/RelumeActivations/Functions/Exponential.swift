import RelumeKernels

extension ActivationFunction {
    static let exponential = ActivationFunction(
        name: "exponential", aliases: ["exp"],
        summary: "The exponential function.",
        formula: "exp(x)",
        derivative: "exp(x)",
        maximumError: 2,
        kernel: { _ in .elementwise(ElementwiseKernel(.exponential)) })
}

extension Activation {
    /// `exp(x)`.
    public static let exponential = Activation(known: .exponential)
}
