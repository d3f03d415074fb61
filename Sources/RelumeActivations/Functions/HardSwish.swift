import RelumeKernels

extension ActivationFunction {
    static let hardSwish = ActivationFunction(
        name: "hardswish", aliases: ["hard_silu"],
        summary: "Swish with a straight line for its sigmoid.",
        formula: "x * min(max(x + 3, 0), 6) / 6",
        derivative: "x <= -3 ? 0 : x >= 3 ? 1 : x / 3 + 1 / 2; 0 at -3 and 1 at 3",
        kernel: { _ in .elementwise(ElementwiseKernel(.hard_swish)) })
}

extension Activation {
    /// `x` times the hard sigmoid of `x`.
    public static let hardSwish = Activation(known: .hardSwish)
}
