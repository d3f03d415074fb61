public import RelumeCore
import RelumeKernels

extension ActivationFunction {
    static let kerasReLU = ActivationFunction(
        name: "keras_relu",
        summary: "Keras's ReLU: with a slope below a threshold, and a highest value.",
        formula: "x >= max_value ? max_value : x >= threshold ? x : negative_slope * (x - threshold)",
        derivative: "x >= max_value ? 0 : x > threshold ? 1 : negative_slope",
        parameters: [
            ActivationParameter("negative_slope", default: 0, "slope below the threshold"),
            ActivationParameter("max_value", default: .infinity, "the highest value", in: .number),
            ActivationParameter("threshold", default: 0, "values below it are scaled"),
        ],
        interval: (2, 1),
        kernel: { .elementwise(ElementwiseKernel(.keras_relu, $0.number(0), $0.number(1), $0.number(2))) })
}

extension Activation {
    /// `x >= maxValue ? maxValue : x >= threshold ? x : negativeSlope * (x - threshold)`.
    ///
    /// - Throws: `invalidArgument` for a value that the parameter does not take.
    public static func kerasReLU(
        negativeSlope: Float = 0, maxValue: Float = .infinity, threshold: Float = 0
    ) throws(RelumeError) -> Activation {
        try Activation(.kerasReLU, .number(negativeSlope), .number(maxValue), .number(threshold))
    }
}
