import RelumeKernels

extension ActivationFunction {
    static let gelu = ActivationFunction(
        name: "gelu",
        summary: "x times the share of the normal distribution below x.",
        formula: "none: x * erfc(-x / sqrt(2)) / 2; tanh: x / 2 * (1 + tanh(sqrt(2 / pi) * (x + 0.044715 * x^3)))",
        derivative: "none: P(x) + x * p(x) with the normal distribution P and its density p; tanh: that of the formula",
        parameters: [
            ActivationParameter(
                "approximate", default: .word("none"), "the exact function or its tanh form",
                in: .words(["none", "tanh"]))
        ],
        presets: [
            Preset("pytorch", ["approximate": .word("none")]),
            Preset("keras", ["approximate": .word("none")]),
            Preset("jax", ["approximate": .word("tanh")]),
        ],
        maximumError: 4,
        kernel: { .elementwise(ElementwiseKernel($0.isWord(0, "tanh") ? .gelu_tanh : .gelu)) })
}

extension Activation {
    /// Which GELU is meant; the two differ by at most 4.73e-4.
    public enum GELUApproximation: String, Sendable {
        /// The exact function, PyTorch's default.
        case none
        /// The form with tanh, JAX's default.
        case tanh
    }

    /// `x * P(X <= x)` for a standard normal X.
    public static func gelu(approximate: GELUApproximation = .none) -> Activation {
        Activation(known: .gelu, .word(approximate.rawValue))
    }

    /// The exact GELU.
    public static var gelu: Activation { .gelu() }
}
