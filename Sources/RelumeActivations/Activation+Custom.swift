extension Activation {
    /// A function of the caller's with its derivative: an activation like any other, in tensors, pipelines, gradients and
    /// statistics.
    ///
    ///     let bump = Activation.custom("bump", derivative: { -2 * $0 / (1 + $0 * $0) / (1 + $0 * $0) }) { 1 / (1 + $0 * $0) }
    ///     try bump.checkDerivative()
    ///
    /// Both are called from several threads at once. NaN in gives NaN out whatever they return. `name` stands for it in
    /// texts and errors; a text cannot be parsed back to it. Two are equal when they were made by one call.
    public static func custom(
        _ name: String, derivative: @escaping @Sendable (Float) -> Float, _ body: @escaping @Sendable (Float) -> Float
    ) -> Activation {
        let custom = CustomFunction(body: body, derivative: derivative)
        return Activation(
            known: ActivationFunction(
                name: name, summary: "A function of the caller's.", formula: "\(name)(x)", derivative: "\(name)'(x)",
                custom: custom, kernel: { _ in .custom(custom) }))
    }
}

/// What makes an activation of the caller's, and which one it is.
final class CustomFunction: Sendable {
    let body: @Sendable (Float) -> Float
    let derivative: @Sendable (Float) -> Float

    init(body: @escaping @Sendable (Float) -> Float, derivative: @escaping @Sendable (Float) -> Float) {
        self.body = body
        self.derivative = derivative
    }
}
