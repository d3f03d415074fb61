public import RelumeCore
import RelumeKernels

extension ActivationFunction {
    static let celu = ActivationFunction(
        name: "celu",
        summary: "ELU with the exponent divided by alpha, so that the slope at 0 is 1 for every alpha.",
        formula: "x > 0 ? x : alpha * (exp(x / alpha) - 1)",
        derivative: "x > 0 ? 1 : exp(x / alpha); 1 at 0",
        parameters: [
            ActivationParameter("alpha", default: 1, "the limit at -inf is -alpha", in: .positive)
        ],
        kernel: {
            let alpha = $0.number(0)
            // By 1 nothing is divided, and ELU is quicker.
            return .elementwise(ElementwiseKernel(alpha == 1 ? .elu : .celu, alpha))
        })
}

extension Activation {
    /// `x > 0 ? x : alpha * (exp(x / alpha) - 1)`.
    ///
    /// - Throws: `invalidArgument` for a value that the parameter does not take.
    public static func celu(alpha: Float = 1) throws(RelumeError) -> Activation {
        try Activation(.celu, .number(alpha))
    }
}
