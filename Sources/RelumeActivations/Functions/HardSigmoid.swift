public import RelumeCore
import RelumeKernels

extension ActivationFunction {
    static let hardSigmoid = ActivationFunction(
        name: "hardsigmoid",
        summary: "The sigmoid as a straight line between two limits.",
        formula: "min(max((x + limit) / (2 * limit), 0), 1)",
        derivative: "1 / (2 * limit) inside -limit...limit; 0 at both ends",
        parameters: [
            ActivationParameter("limit", default: 3, "where 1 is reached", in: .positive)
        ],
        presets: [
            Preset("pytorch", ["limit": .number(3)]),
            Preset("keras", ["limit": .number(3)]),
            Preset("keras2", ["limit": .number(2.5)]),
        ],
        kernel: { .elementwise(ElementwiseKernel(.hard_sigmoid, $0.number(0))) })
}

extension Activation {
    /// `(x + limit) / (2 * limit)`, limited to 0...1.
    ///
    /// - Throws: `invalidArgument` for a value that the parameter does not take.
    public static func hardSigmoid(limit: Float = 3) throws(RelumeError) -> Activation {
        try Activation(.hardSigmoid, .number(limit))
    }
}
