import RelumeKernels

extension ActivationFunction {
    static let hardshrink = ActivationFunction(
        name: "hardshrink",
        summary: "Sets values near 0 to 0.",
        formula: "abs(x) > lambd ? x : 0",
        derivative: "abs(x) > lambd ? 1 : 0; 0 at -lambda and lambda",
        parameters: [
            ActivationParameter("lambd", default: 0.5, "half the width of what becomes 0", in: .nonNegative)
        ],
        kernel: { .elementwise(ElementwiseKernel(.hard_shrink, $0.number(0))) })
}

extension Activation {
    /// `abs(x) > lambda ? x : 0`.
    public static func hardshrink(lambda: Float = 0.5) -> Activation { Activation(.hardshrink, .number(lambda)) }
}
