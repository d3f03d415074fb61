import RelumeKernels

extension ActivationFunction {
    static let logSoftmax = ActivationFunction(
        name: "log_softmax",
        summary: "The logarithm of softmax.",
        formula: "x - m - log(sum(exp(x - m))), m = max(x)",
        derivative: "of a loss with gradient g by y: g - exp(y) * sum(g)",
        parameters: [
            ActivationParameter("axis", default: .word("channels"), "the axis along which rows lie", in: .axis)
        ],
        kernel: { .rows(.logSoftmax, $0.axis(0)) })
}

extension Activation {
    /// Log-softmax over the color channels of each pixel. A row with +inf or NaN becomes NaN.
    public static let logSoftmax = Activation(known: .logSoftmax, .word("channels"))

    /// Log-softmax over an axis by number; a negative one counts from the end.
    public static func logSoftmax(axis: Int) -> Activation { Activation(known: .logSoftmax, .integer(axis)) }
}
