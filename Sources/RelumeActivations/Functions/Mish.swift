import RelumeKernels

extension ActivationFunction {
    static let mish = ActivationFunction(
        name: "mish",
        summary: "x times tanh of its softplus.",
        formula: "x * tanh(log(1 + exp(x)))",
        derivative: "t + x * sigmoid(x) * (1 - t^2), t = tanh(log(1 + exp(x)))",
        kernel: { _ in .elementwise(ElementwiseKernel(.mish)) })
}

extension Activation {
    /// `x * tanh(softplus(x))`.
    public static let mish = Activation(known: .mish)
}
