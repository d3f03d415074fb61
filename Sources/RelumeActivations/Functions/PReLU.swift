public import RelumeCore
import RelumeKernels

extension ActivationFunction {
    static let prelu = ActivationFunction(
        name: "prelu",
        summary: "ReLU with a trained slope for negative values, one or one for each color channel.",
        formula: "x > 0 ? x : weight * x",
        derivative: "x > 0 ? 1 : weight, weight at 0; by weight x > 0 ? 0 : x",
        parameters: [
            ActivationParameter("weight", default: .numbers([0.25]), "slope for negative values", in: .finiteList)
        ],
        presets: [
            Preset("pytorch", ["weight": .numbers([0.25])]),
            Preset("keras", ["weight": .numbers([0])]),
        ],
        kernel: {
            let kernels = $0.numbers(0).map { ElementwiseKernel(.prelu, $0) }
            return kernels.count == 1 ? .elementwise(kernels[0]) : .perChannel(kernels)
        })
}

extension Activation {
    /// `x > 0 ? x : weight * x` with one weight for all channels.
    ///
    /// - Throws: `invalidArgument` for a value that the parameter does not take.
    public static func prelu(weight: Float = 0.25) throws(RelumeError) -> Activation { try .prelu(weight: [weight]) }

    /// `x > 0 ? x : weight * x` with a weight for each color channel, or one for all.
    ///
    /// - Throws: `invalidArgument` for a value that the parameter does not take.
    public static func prelu(weight: [Float]) throws(RelumeError) -> Activation {
        try Activation(.prelu, .numbers(weight))
    }
}
