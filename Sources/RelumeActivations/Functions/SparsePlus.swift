import RelumeKernels

extension ActivationFunction {
    static let sparsePlus = ActivationFunction(
        name: "sparse_plus",
        summary: "A ReLU whose corner is a parabola between -1 and 1.",
        formula: "x <= -1 ? 0 : x >= 1 ? x : (x + 1)^2 / 4",
        derivative: "min(max((x + 1) / 2, 0), 1)",
        kernel: { _ in .elementwise(ElementwiseKernel(.sparse_plus)) })
}

extension Activation {
    /// 0 up to -1, a parabola up to 1, then x.
    public static let sparsePlus = Activation(known: .sparsePlus)
}
