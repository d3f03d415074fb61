import RelumeKernels

extension ActivationFunction {
    static let squaredReLU = ActivationFunction(
        name: "relu_squared", aliases: ["squared_relu"],
        summary: "The square of ReLU.",
        formula: "max(x, 0)^2",
        derivative: "2 * max(x, 0)",
        kernel: { _ in .elementwise(ElementwiseKernel(.relu_squared)) })
}

extension Activation {
    /// `max(x, 0)` squared.
    public static let squaredReLU = Activation(known: .squaredReLU)
}
