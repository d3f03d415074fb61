import RelumeCore

/// An activation function with its parameters: a value, made by name or by parsing its text.
///
///     let images = try batch.applying(.leakyReLU(negativeSlope: 0.2))
///     let same = try Activation(parsing: "leaky_relu(negative_slope=0.2)")
///
/// NaN in gives NaN out, as the one bit pattern 7FC00000.
public struct Activation: Sendable {
    /// The function.
    public let function: ActivationFunction
    let arguments: ActivationValues

    /// The parameters' values, in the order of the function's parameters.
    public var values: [ActivationValue] { arguments.values }

    /// Makes an activation of values that a caller gives.
    init(_ function: ActivationFunction, _ values: ActivationValue...) throws(RelumeError) {
        try self.init(function, checking: values)
    }

    /// Makes an activation of values that stand in this module and are in range.
    init(known function: ActivationFunction, _ values: ActivationValue...) {
        self.init(known: function, values)
    }

    /// The same for a list of values.
    init(known function: ActivationFunction, _ values: [ActivationValue]) {
        do throws(RelumeError) {
            try self.init(function, checking: values)
        } catch {
            preconditionFailure(error.message)
        }
    }

    init(_ function: ActivationFunction, checking values: [ActivationValue]) throws(RelumeError) {
        var accepted: [ActivationValue] = []
        for (parameter, value) in zip(function.parameters, values) {
            guard let value = parameter.accepted(value) else {
                throw RelumeError(
                    .invalidArgument,
                    "\(parameter.name) of \(function.name) takes \(parameter.range), not \(value)")
            }
            accepted.append(value)
        }
        let all = ActivationValues(values: accepted)
        if let (lower, upper) = function.interval, all.number(lower) > all.number(upper) {
            throw RelumeError(
                .invalidArgument,
                "\(function.parameters[lower].name) of \(function.name) must not be above "
                    + "\(function.parameters[upper].name); \(accepted[lower]) is above \(accepted[upper])")
        }
        self.function = function
        self.arguments = all
    }

    /// The function's name, without its parameters.
    public var name: String { function.name }

    /// Whether each value's result depends on that value (and its channel) alone.
    public var isElementwise: Bool {
        switch kernel {
        case .elementwise, .perChannel, .custom: true
        case .rows, .gate, .random: false
        }
    }

    /// The number of channels it has a weight for, or nil when it serves any number.
    public var channels: Int? {
        if case .perChannel(let kernels) = kernel { kernels.count } else { nil }
    }

    var kernel: ActivationKernel { function.kernel(arguments) }
}

extension Activation: Hashable {
    /// Equal when the function and every parameter are; a function of the caller's equals itself.
    public static func == (left: Activation, right: Activation) -> Bool {
        left.name == right.name && left.arguments == right.arguments
            && left.function.custom === right.function.custom
    }

    /// Hashes the function's name and the parameters.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(name)
        hasher.combine(arguments)
    }
}
