import ArgumentParser
import RelumeActivations
import RelumeCore
import RelumeFiles

/// `relume eval`.
struct EvalCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "eval",
        abstract: "Prints the value of an activation, or of its derivative, at each number.",
        discussion: """
            One value a line, as the shortest decimal that reads back to the same Float32; nan and inf as such. The \
            values are those that images get, to the bit. A function of several values, such as softmax, takes the \
            numbers as one row.

            EXAMPLES:
              relume eval gelu -3 -1 1 3
              relume eval gelu --derivative 0.5
              seq -5 0.5 5 | relume eval "leaky_relu(negative_slope=0.2)"

            EXIT STATUS:
              0 all done; 1 the values could not be printed; 64 an unknown activation, or a text that is no number.
            """)

    @Argument(help: ArgumentHelp("The activation, such as relu or \"elu(alpha=0.5)\".", valueName: "name"))
    var activation: String

    @Flag(help: "Print the derivative's values instead.")
    var derivative = false

    // Negative numbers look like options, so all that is no option of this command is taken for a number.
    @Argument(
        parsing: .allUnrecognized,
        help: ArgumentHelp("The numbers; those on standard input where none is given.", valueName: "x"))
    var numbers: [String] = []

    func run() throws {
        let values = try reportingErrors { () throws(RelumeError) in
            let activation = try Activation(parsing: self.activation)
            return try evaluate(activation, at: try NumberList.parse(try texts()))
        }
        try Console.print(values.map(\.shortText))
    }

    /// The given texts, or those between blanks on standard input.
    private func texts() throws(RelumeError) -> [Substring] {
        let given = numbers.filter { $0 != "--" }
        guard given.isEmpty else { return given.map { $0[...] } }
        let input = try FileSystem.readStandardInput()
        return String(decoding: input, as: UTF8.self).split(whereSeparator: \.isWhitespace)
    }

    private func evaluate(_ activation: Activation, at numbers: [Float]) throws(RelumeError) -> [Float] {
        guard !numbers.isEmpty else { return [] }
        try activation.validate(rowOf: numbers.count)
        let row = Tensor(unchecked: [numbers.count], scalars: numbers)
        guard derivative else { return try row.applying(activation).scalars }
        guard activation.isElementwise else {
            throw RelumeError(
                .invalidArgument, "\(activation) looks at more than one value at a time and has no single derivative")
        }
        return try row.derivative(of: activation).scalars
    }
}

extension Activation {
    /// Checks that it can be applied to a tensor of one axis with `count` values.
    fileprivate func validate(rowOf count: Int) throws(RelumeError) {
        for (parameter, value) in zip(function.parameters, values) where parameter.domain == .axis {
            guard case .integer(let axis) = value, ![0, -1].contains(axis) else { continue }
            throw RelumeError(.invalidArgument, "\(self): the numbers are one row, which has no axis but 0")
        }
        if let channels, channels != count {
            throw RelumeError(
                .invalidArgument, "\(self) has \(channels) weights, for as many numbers; \(count) are given")
        }
        if !keepsShape, !count.isMultiple(of: 2) {
            throw RelumeError(.invalidArgument, "\(self) halves the row, but \(count) numbers have no middle")
        }
    }
}

/// Numbers as people and programs write them: `-0.5`, `1e-3`, `0x1p-149`, `nan`, `-inf`.
enum NumberList {
    /// The Float32 nearest to each of `texts`.
    ///
    /// - Throws: `invalidArgument` that names the first text that is no number.
    static func parse(_ texts: [Substring]) throws(RelumeError) -> [Float] {
        var numbers: [Float] = []
        for text in texts {
            guard let number = Float(text) else {
                throw RelumeError(.invalidArgument, "'\(text)' is not a number; write one as 0.5, -1e-3, inf or nan")
            }
            numbers.append(number)
        }
        return numbers
    }
}
