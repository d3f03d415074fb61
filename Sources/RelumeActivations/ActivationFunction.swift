/// What is known of an activation function before its parameters are set: the row that `relume list` and the
/// documentation print, and the kernel that computes it.
public struct ActivationFunction: Sendable {
    /// The parameter values by which a framework knows the function, where they differ between frameworks.
    public struct Preset: Sendable {
        /// The framework's name, as in `preset=keras`.
        public let name: String
        /// The values it gives to parameters, by name.
        public let values: [String: ActivationValue]

        init(_ name: String, _ values: [String: ActivationValue]) {
            self.name = name
            self.values = values
        }
    }

    /// The name that a text form begins with.
    public let name: String
    /// Other names it is found by. Case, `_` and `-` never matter, so `LeakyReLU` needs no alias.
    public let aliases: [String]
    /// One sentence: what the function does.
    public let summary: String
    /// The function as a formula of x and its parameters.
    public let formula: String
    /// Its derivative by x, with the value at each kink.
    public let derivative: String
    /// The greatest error of its values in units of the last place, wherever the true value is normal.
    public let maximumError: Double
    /// The parameters, in the order in which values without a label are taken.
    public let parameters: [ActivationParameter]
    /// The parameters' values in other frameworks.
    public let presets: [Preset]
    /// Where its curve bends, which is what a picture of it shows.
    package let curveRange: ClosedRange<Float>
    /// Which two parameters must not descend, where two are the ends of an interval.
    let interval: (lower: Int, upper: Int)?
    /// The caller's function, where it is one.
    let custom: CustomFunction?
    /// What computes it for given parameter values.
    let kernel: @Sendable (ActivationValues) -> ActivationKernel

    init(
        name: String, aliases: [String] = [], summary: String, formula: String, derivative: String,
        parameters: [ActivationParameter] = [], presets: [Preset] = [],
        interval: (lower: Int, upper: Int)? = nil, maximumError: Double = 3,
        curveRange: ClosedRange<Float> = -5...5, custom: CustomFunction? = nil,
        kernel: @escaping @Sendable (ActivationValues) -> ActivationKernel
    ) {
        self.name = name
        self.aliases = aliases
        self.summary = summary
        self.formula = formula
        self.derivative = derivative
        self.parameters = parameters
        self.presets = presets
        self.interval = interval
        self.maximumError = maximumError
        self.curveRange = curveRange
        self.custom = custom
        self.kernel = kernel
    }
    /// The function with its defaults, and something that shows what it does for what has none.
    package var example: Activation { Activation(known: self, parameters.map(\.example)) }
}
