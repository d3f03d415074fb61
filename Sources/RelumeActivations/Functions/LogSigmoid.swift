import RelumeKernels

extension ActivationFunction {
    static let logSigmoid = ActivationFunction(
        name: "log_sigmoid",
        summary: "The logarithm of the sigmoid.",
        formula: "-log(1 + exp(-x))",
        derivative: "sigmoid(-x)",
        kernel: { _ in .elementwise(ElementwiseKernel(.log_sigmoid)) })
}

extension Activation {
    /// `log(sigmoid(x))`.
    public static let logSigmoid = Activation(known: .logSigmoid)
}
