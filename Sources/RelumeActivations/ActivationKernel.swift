/// How a function is computed.
enum ActivationKernel: Sendable {
    /// One function of one value, the same everywhere.
    case elementwise(DifferentiableKernel)
    /// A function of one value for each color channel.
    case perChannel([DifferentiableKernel])
    /// A function of all values along an axis.
    case rows(SoftmaxKernel, ActivationAxis)
    /// The first half of an axis, gated by the second.
    case gate(ActivationAxis)
    /// Leaky ReLU with a random slope for each position of an image.
    case random(RandomSlope)
}

/// An elementwise kernel with its derivatives.
struct DifferentiableKernel: Sendable {
    let function: ElementwiseKernel
    /// By x.
    let derivative: ElementwiseKernel
    /// By the parameter that is trained, where there is one.
    var parameterDerivative: ElementwiseKernel?
}
