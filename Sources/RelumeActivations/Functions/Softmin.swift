import RelumeKernels

extension ActivationFunction {
    static let softmin = ActivationFunction(
        name: "softmin",
        summary: "Softmax of -x.",
        formula: "exp(m - x) / sum(exp(m - x)), m = min(x)",
        derivative: "of a loss with gradient g by y: -y * (g - sum(g * y))",
        parameters: [
            ActivationParameter("axis", default: .word("channels"), "the axis along which rows lie", in: .axis)
        ],
        kernel: { .rows(.softmin, $0.axis(0)) })
}

extension Activation {
    /// Softmin over the color channels of each pixel. A row with +inf or NaN becomes NaN.
    public static let softmin = Activation(known: .softmin, .word("channels"))

    /// Softmin over an axis by number; a negative one counts from the end.
    public static func softmin(axis: Int) -> Activation { Activation(known: .softmin, .integer(axis)) }
}
