public import RelumeCore
import RelumeKernels

extension ActivationFunction {
    static let elu = ActivationFunction(
        name: "elu",
        summary: "Exponential linear unit: positive values stay, negative ones approach -alpha smoothly.",
        formula: "x > 0 ? x : alpha * (exp(x) - 1)",
        derivative: "x > 0 ? 1 : alpha * exp(x); alpha at 0",
        parameters: [
            ActivationParameter("alpha", default: 1, "the limit at -inf is -alpha")
        ],
        kernel: { .elementwise(ElementwiseKernel(.elu, $0.number(0))) })
}

extension Activation {
    /// `x > 0 ? x : alpha * (exp(x) - 1)`.
    ///
    /// - Throws: `invalidArgument` for a value that the parameter does not take.
    public static func elu(alpha: Float = 1) throws(RelumeError) -> Activation { try Activation(.elu, .number(alpha)) }
}
