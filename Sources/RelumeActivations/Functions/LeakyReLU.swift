public import RelumeCore
import RelumeKernels

extension ActivationFunction {
    static let leakyReLU = ActivationFunction(
        name: "leaky_relu", aliases: ["lrelu"],
        summary: "ReLU with a small slope for negative values.",
        formula: "x > 0 ? x : negative_slope * x",
        derivative: "x > 0 ? 1 : negative_slope; negative_slope at 0",
        parameters: [
            ActivationParameter("negative_slope", default: 0.01, "slope for negative values")
        ],
        presets: [
            Preset("pytorch", ["negative_slope": .number(0.01)]),
            Preset("jax", ["negative_slope": .number(0.01)]),
            Preset("keras", ["negative_slope": .number(0.2)]),
            Preset("keras_layer", ["negative_slope": .number(0.3)]),
            Preset("darknet", ["negative_slope": .number(0.1)]),
        ],
        kernel: { .elementwise(ElementwiseKernel(.leaky_relu, $0.number(0))) })
}

extension Activation {
    /// `x > 0 ? x : negativeSlope * x`.
    ///
    /// - Throws: `invalidArgument` for a value that the parameter does not take.
    public static func leakyReLU(negativeSlope: Float = 0.01) throws(RelumeError) -> Activation {
        try Activation(.leakyReLU, .number(negativeSlope))
    }
}
