import RelumeKernels

extension ActivationFunction {
    static let softmax = ActivationFunction(
        name: "softmax", aliases: ["softmax2d"],
        summary: "Positive values that sum to 1 along an axis; by default over the color channels of each pixel.",
        formula: "exp(x - m) / sum(exp(x - m)), m = max(x)",
        derivative: "of a loss with gradient g by y: y * (g - sum(g * y))",
        parameters: [
            ActivationParameter("axis", default: .word("channels"), "the axis along which rows lie", in: .axis)
        ],
        kernel: { .rows(.softmax, $0.axis(0)) })
}

extension Activation {
    /// Softmax over the color channels of each pixel. A row with +inf or NaN becomes NaN.
    public static let softmax = Activation(known: .softmax, .word("channels"))

    /// Softmax over an axis by number; a negative one counts from the end.
    public static func softmax(axis: Int) -> Activation { Activation(known: .softmax, .integer(axis)) }
}
