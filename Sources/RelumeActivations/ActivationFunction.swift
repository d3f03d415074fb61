/// What is known of an activation function before its parameters are set: the row that `relume list` and the
/// documentation print, and the kernel that computes it.
public struct ActivationFunction: Sendable {
    /// The name that a text form begins with.
    public let name: String
    /// Other names it is found by. Case, `_` and `-` never matter, so `LeakyReLU` needs no alias.
    public let aliases: [String]
    /// One sentence: what the function does.
    public let summary: String
    /// The function as a formula of x and its parameters.
    public let formula: String
    /// The parameters, in the order in which values without a label are taken.
    public let parameters: [ActivationParameter]
    /// What computes it for given parameter values.
    let kernel: @Sendable (ActivationValues) -> ActivationKernel

    init(
        name: String, aliases: [String] = [], summary: String, formula: String,
        parameters: [ActivationParameter] = [], kernel: @escaping @Sendable (ActivationValues) -> ActivationKernel
    ) {
        self.name = name
        self.aliases = aliases
        self.summary = summary
        self.formula = formula
        self.parameters = parameters
        self.kernel = kernel
    }
}

/// How a function is computed.
enum ActivationKernel: Sendable {
    /// One function of one value, the same everywhere.
    case elementwise(ElementwiseKernel)
    /// One function of one value for each color channel.
    case perChannel([ElementwiseKernel])
    /// A function of all values along an axis.
    case rows(SoftmaxKernel, ActivationAxis)
}
