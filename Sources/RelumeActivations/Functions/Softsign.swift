import RelumeKernels

extension ActivationFunction {
    static let softsign = ActivationFunction(
        name: "softsign",
        summary: "From -1 to 1, slower than tanh.",
        formula: "x / (1 + abs(x))",
        derivative: "1 / (1 + abs(x))^2",
        kernel: { _ in .elementwise(ElementwiseKernel(.softsign)) })
}

extension Activation {
    /// `x / (1 + abs(x))`.
    public static let softsign = Activation(known: .softsign)
}
