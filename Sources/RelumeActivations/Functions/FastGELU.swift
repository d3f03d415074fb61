import RelumeKernels

extension ActivationFunction {
    static let fastGELU = ActivationFunction(
        name: "gelu_fast", aliases: ["quick_gelu"],
        summary: "GELU as x times a steep sigmoid.",
        formula: "x / (1 + exp(-1.702 * x))",
        derivative: "s * (1 + 1.702 * x * (1 - s)), s = sigmoid(1.702 * x)",
        kernel: { _ in .elementwise(ElementwiseKernel(.gelu_fast)) })
}

extension Activation {
    /// `x * sigmoid(1.702 * x)`, with 1.702 in Float32.
    public static let fastGELU = Activation(known: .fastGELU)
}
