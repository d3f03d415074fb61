import RelumeKernels

extension ActivationFunction {
    static let tanhshrink = ActivationFunction(
        name: "tanhshrink",
        summary: "What tanh takes away from x.",
        formula: "x - tanh(x)",
        derivative: "tanh(x)^2",
        kernel: { _ in .elementwise(ElementwiseKernel(.tanhshrink)) })
}

extension Activation {
    /// `x - tanh(x)`.
    public static let tanhshrink = Activation(known: .tanhshrink)
}
