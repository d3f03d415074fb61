public import RelumeCore
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
    ///
    /// - Throws: `invalidArgument` for a value that the parameter does not take.
    public static func hardshrink(lambda: Float = 0.5) throws(RelumeError) -> Activation {
        try Activation(.hardshrink, .number(lambda))
    }
}
