public import RelumeCore

extension Activation: CustomStringConvertible {
    /// Parses `name` or `name(value, label=value)`, e.g. `leaky_relu(negative_slope=0.2)`. Parameters that are not given
    /// take their defaults.
    ///
    /// - Throws: `invalidArgument` for an unknown name (with the nearest one), and for a parameter that is unknown, given
    ///   twice, of the wrong kind or out of range (with what is allowed).
    public init(parsing text: String) throws(RelumeError) {
        try self.init(CallExpression(parsing: text))
    }

    /// Makes the activation that `call` describes.
    package init(_ call: CallExpression) throws(RelumeError) {
        let function = try Activation.function(named: call.name)
        var given: [Int: ActivationValue] = [:]
        for (position, argument) in call.arguments.enumerated() {
            let index = try function.index(of: argument, at: position)
            let parameter = function.parameters[index]
            guard given.updateValue(parameter.value(of: argument.value), forKey: index) == nil else {
                throw RelumeError(.invalidArgument, "\(parameter.name) of \(function.name) is given twice")
            }
        }
        var values: [ActivationValue] = []
        for (index, parameter) in function.parameters.enumerated() {
            guard let value = given[index] ?? parameter.defaultValue else {
                throw RelumeError(
                    .invalidArgument,
                    "\(function.name) needs \(parameter.name): \(parameter.meaning), \(parameter.range)")
            }
            values.append(value)
        }
        try self.init(function, checking: values)
    }

    /// The text form with every parameter's effective value; parsing it gives an equal activation.
    public var description: String {
        guard !values.isEmpty else { return name }
        let pairs = zip(function.parameters, values).map { "\($0.name)=\($1)" }
        return "\(name)(\(pairs.joined(separator: ",")))"
    }
}

extension ActivationFunction {
    /// Which parameter `argument` sets: the one of its label, else the one at its position.
    fileprivate func index(of argument: CallExpression.Argument, at position: Int) throws(RelumeError) -> Int {
        guard let label = argument.label else {
            guard position < parameters.count else {
                throw RelumeError(.invalidArgument, "\(name) takes \(parameterList), not \(position + 1) values")
            }
            return position
        }
        let wanted = canonicalName(label)
        guard let index = parameters.firstIndex(where: { canonicalName($0.name) == wanted }) else {
            throw RelumeError(.invalidArgument, "\(name) has no parameter \"\(label)\"; it takes \(parameterList)")
        }
        return index
    }

    private var parameterList: String {
        parameters.isEmpty ? "no parameters" : spelledOut(parameters.map(\.name))
    }
}
