import ArgumentParser
import RelumeActivations
import RelumeCore
import RelumeFiles

/// `relume eval`.
struct EvalCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "eval",
        abstract: "Prints an activation's value at each number.",
        discussion: """
            One value a line, as the shortest decimal that reads back to the same Float32; nan and inf as such. The \
            values are those that images get, to the bit. A function of several values, such as softmax, takes the \
            numbers as the color channels of one pixel.

            EXAMPLES:
              relume eval gelu -3 -1 1 3
              seq -5 0.5 5 | relume eval "leaky_relu(negative_slope=0.2)"

            EXIT STATUS:
              0 all done; 64 an unknown activation, or a text that is no number.
            """)

    @Argument(help: ArgumentHelp("The activation, such as relu or \"elu(alpha=0.5)\".", valueName: "name"))
    var activation: String

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
        StandardStream.output.write(values.map { $0.shortText + "\n" }.joined())
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
        try activation.validate(colorChannels: numbers.count)
        let pixel = ImageBatch(.float32(Tensor(shape: [1, numbers.count, 1, 1], scalars: numbers)))
        return pixel.applying(activation).float32().scalars
    }
}
