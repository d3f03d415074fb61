import RelumeKernels

extension ActivationFunction {
    static let selu = ActivationFunction(
        name: "selu",
        summary: "ELU scaled so that a deep network's activations keep mean 0 and variance 1.",
        formula: "k * (x > 0 ? x : a * (exp(x) - 1)), k = 1.0507009873554805, a = 1.6732632423543772",
        derivative: "x > 0 ? k : k * a * exp(x); k * a = 1.7580993 at 0",
        kernel: { _ in .elementwise(ElementwiseKernel(.selu)) })
}

extension Activation {
    /// Klambauer et al. 2017's self-normalizing ELU.
    public static let selu = Activation(known: .selu)
}
