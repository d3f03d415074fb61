import RelumeKernels

extension ActivationFunction {
    static let relu6 = ActivationFunction(
        name: "relu6",
        summary: "ReLU that stops at 6.",
        formula: "min(max(x, 0), 6)",
        derivative: "0 < x < 6 ? 1 : 0; 0 at 0 and 6",
        curveRange: -2...8,
        kernel: { _ in .elementwise(ElementwiseKernel(.clamp, 0, 6)) })
}

extension Activation {
    /// `min(max(x, 0), 6)`.
    public static let relu6 = Activation(known: .relu6)
}
