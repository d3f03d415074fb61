import RelumeKernels

extension ActivationFunction {
    static let step = ActivationFunction(
        name: "step", aliases: ["heaviside"],
        summary: "1 above a threshold, 0 elsewhere.",
        formula: "x > threshold ? 1 : 0",
        derivative: "0",
        parameters: [
            ActivationParameter("threshold", default: 0, "where it jumps")
        ],
        kernel: { .elementwise(ElementwiseKernel(.step, $0.number(0))) })
}

extension Activation {
    /// `x > threshold ? 1 : 0`.
    public static func step(threshold: Float = 0) -> Activation { Activation(.step, .number(threshold)) }
}
