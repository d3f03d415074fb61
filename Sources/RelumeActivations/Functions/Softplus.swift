public import RelumeCore
import RelumeKernels

extension ActivationFunction {
    static let softplus = ActivationFunction(
        name: "softplus",
        summary: "A smooth ReLU.",
        formula: "beta * x > threshold ? x : log(1 + exp(beta * x)) / beta",
        derivative: "beta * x > threshold ? 1 : sigmoid(beta * x)",
        parameters: [
            ActivationParameter("beta", default: 1, "steepness", in: .positive),
            ActivationParameter("threshold", default: 20, "above it the line x is taken", in: .number),
        ],
        presets: [
            Preset("pytorch", ["threshold": .number(20)]),
            Preset("jax", ["threshold": .number(.infinity)]),
            Preset("keras", ["threshold": .number(.infinity)]),
        ],
        kernel: {
            let beta = $0.number(0)
            // By 1 nothing is multiplied, and the formula without beta is quicker.
            return .elementwise(ElementwiseKernel(beta == 1 ? .softplus : .softplus_steep, beta, $0.number(1)))
        })
}

extension Activation {
    /// `log(1 + exp(beta * x)) / beta`, and `x` itself where `beta * x` is above `threshold`.
    ///
    /// - Throws: `invalidArgument` for a value that the parameter does not take.
    public static func softplus(beta: Float = 1, threshold: Float = 20) throws(RelumeError) -> Activation {
        try Activation(.softplus, .number(beta), .number(threshold))
    }
}
