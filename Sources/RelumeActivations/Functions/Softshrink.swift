public import RelumeCore
import RelumeKernels

extension ActivationFunction {
    static let softshrink = ActivationFunction(
        name: "softshrink",
        summary: "Brings values nearer to 0 by a constant.",
        formula: "sign(x) * max(abs(x) - lambd, 0)",
        derivative: "abs(x) > lambd ? 1 : 0; 0 at -lambd and lambd",
        parameters: [
            ActivationParameter("lambd", default: 0.5, "by how much", in: .nonNegative)
        ],
        kernel: { .elementwise(ElementwiseKernel(.soft_shrink, $0.number(0))) })
}

extension Activation {
    /// `sign(x) * max(abs(x) - lambda, 0)`.
    ///
    /// - Throws: `invalidArgument` for a value that the parameter does not take.
    public static func softshrink(lambda: Float = 0.5) throws(RelumeError) -> Activation {
        try Activation(.softshrink, .number(lambda))
    }
}
