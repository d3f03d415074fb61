import CRelumeKernels

extension ActivationFunction {
    static let prelu = ActivationFunction(
        name: "prelu",
        summary: "ReLU with a trained slope for negative values, one or one for each color channel.",
        formula: "x > 0 ? x : weight * x",
        parameters: [
            ActivationParameter(
                "weight", default: .numbers([0.25]), "slope for negative values", in: .finiteList)
        ],
        kernel: {
            let kernels = $0.numbers(0).map { ElementwiseKernel(relume_formula_leaky_relu, $0) }
            return kernels.count == 1 ? .elementwise(kernels[0]) : .perChannel(kernels)
        })
}

extension Activation {
    /// `x > 0 ? x : weight * x` with one weight for all channels.
    public static func prelu(weight: Float = 0.25) -> Activation { .prelu(weight: [weight]) }

    /// `x > 0 ? x : weight * x` with a weight for each color channel, or one for all.
    public static func prelu(weight: [Float]) -> Activation { Activation(.prelu, .numbers(weight)) }
}
