import RelumeKernels

extension ActivationFunction {
    static let sparseSigmoid = ActivationFunction(
        name: "sparse_sigmoid",
        summary: "The derivative of sparse plus: a line from 0 at -1 to 1 at 1.",
        formula: "min(max((x + 1) / 2, 0), 1)",
        derivative: "1 / 2 inside -1...1; 0 at both ends",
        kernel: { _ in .elementwise(ElementwiseKernel(.sparse_sigmoid)) })
}

extension Activation {
    /// `(x + 1) / 2`, limited to 0...1.
    public static let sparseSigmoid = Activation(known: .sparseSigmoid)
}
