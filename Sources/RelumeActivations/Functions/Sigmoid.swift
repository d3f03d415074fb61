import RelumeKernels

extension ActivationFunction {
    static let sigmoid = ActivationFunction(
        name: "sigmoid", aliases: ["logistic", "expit"],
        summary: "The logistic function, from 0 to 1.",
        formula: "1 / (1 + exp(-x))",
        derivative: "y * (1 - y)",
        maximumError: 1,
        kernel: { _ in .elementwise(ElementwiseKernel(.sigmoid)) })
}

extension Activation {
    /// `1 / (1 + exp(-x))`.
    public static let sigmoid = Activation(known: .sigmoid)
}
