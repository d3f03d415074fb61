import CRelumeKernels

extension ActivationFunction {
    static let leakyReLU = ActivationFunction(
        name: "leaky_relu", aliases: ["lrelu"],
        summary: "ReLU with a small slope for negative values.",
        formula: "x > 0 ? x : negative_slope * x",
        parameters: [ActivationParameter("negative_slope", default: 0.01, "slope for negative values")],
        kernel: { .elementwise(ElementwiseKernel(relume_formula_leaky_relu, $0.number(0))) })
}

extension Activation {
    /// `x > 0 ? x : negativeSlope * x`.
    public static func leakyReLU(negativeSlope: Float = 0.01) -> Activation {
        Activation(.leakyReLU, .number(negativeSlope))
    }
}
