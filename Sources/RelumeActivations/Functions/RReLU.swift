public import RelumeCore
import RelumeKernels

extension ActivationFunction {
    static let rrelu = ActivationFunction(
        name: "rrelu",
        summary: "Leaky ReLU whose slope is random in training (with a seed) and the interval's middle otherwise.",
        formula:
            "x > 0 ? x : s * x; without a seed s = (lower + upper) / 2, with one s is drawn from lower...upper for each position of an image",
        derivative: "x > 0 ? 1 : s; s at 0",
        parameters: [
            ActivationParameter("lower", default: 0.125, "the least slope"),
            ActivationParameter("upper", default: 1 / 3, "the greatest slope"),
            ActivationParameter("seed", default: .word("none"), "what the random slopes follow from", in: .seed),
        ],
        interval: (0, 1),
        kernel: {
            let (lower, upper) = ($0.number(0), $0.number(1))
            if let seed = $0.seed(2) { return .random(RandomSlope(lower: lower, upper: upper, seed: seed)) }
            return .elementwise(ElementwiseKernel(.leaky_relu, (lower + upper) / 2))
        })
}

extension Activation {
    /// Randomized leaky ReLU. With a seed every position of an image has a slope of its own between `lower` and `upper`,
    /// the same for each image of a batch, so that the result does not depend on how images are cut into batches.
    ///
    /// - Throws: `invalidArgument` for a value that the parameter does not take.
    public static func rrelu(lower: Float = 0.125, upper: Float = 1 / 3, seed: Int? = nil) throws(RelumeError)
        -> Activation
    {
        try Activation(.rrelu, .number(lower), .number(upper), seed.map(ActivationValue.integer) ?? .word("none"))
    }
}
