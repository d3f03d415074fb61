extension ActivationFunction {
    static let glu = ActivationFunction(
        name: "glu",
        summary: "Gated linear unit: the first half of an axis times the sigmoid of the second.",
        formula: "a * sigmoid(b), a and b the halves of an axis",
        derivative: "of a loss with gradient g by y: g * sigmoid(b) by a, g * a * sigmoid(b) * (1 - sigmoid(b)) by b",
        parameters: [
            ActivationParameter(
                "axis", default: .integer(-1), "the axis that is halved; its length must be even", in: .axis)
        ],
        kernel: { .gate($0.axis(0)) })
}

extension Activation {
    /// The first half of an axis gated by the second, which halves the axis; a negative number counts from the end.
    public static func glu(axis: Int = -1) -> Activation { Activation(known: .glu, .integer(axis)) }
}
