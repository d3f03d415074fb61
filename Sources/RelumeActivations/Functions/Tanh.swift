import RelumeKernels

extension ActivationFunction {
    static let tanh = ActivationFunction(
        name: "tanh",
        summary: "The hyperbolic tangent, from -1 to 1.",
        formula: "(exp(x) - exp(-x)) / (exp(x) + exp(-x))",
        derivative: "1 - y^2",
        maximumError: 1,
        kernel: { _ in .elementwise(ElementwiseKernel(.tanh)) })
}

extension Activation {
    /// The hyperbolic tangent.
    public static let tanh = Activation(known: .tanh)
}
