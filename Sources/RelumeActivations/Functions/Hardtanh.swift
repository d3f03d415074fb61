public import RelumeCore
import RelumeKernels

extension ActivationFunction {
    static let hardtanh = ActivationFunction(
        name: "hardtanh",
        summary: "Limits values to an interval.",
        formula: "min(max(x, min_val), max_val)",
        derivative: "min_val < x < max_val ? 1 : 0; 0 at both ends",
        parameters: [
            ActivationParameter("min_val", default: -1, "the least value", in: .number),
            ActivationParameter("max_val", default: 1, "the greatest value", in: .number),
        ],
        interval: (0, 1),
        kernel: { .elementwise(ElementwiseKernel(.clamp, $0.number(0), $0.number(1))) })
}

extension Activation {
    /// `x` limited to `minimum...maximum`.
    ///
    /// - Throws: `invalidArgument` for a value that the parameter does not take.
    public static func hardtanh(minimum: Float = -1, maximum: Float = 1) throws(RelumeError) -> Activation {
        try Activation(.hardtanh, .number(minimum), .number(maximum))
    }
}
