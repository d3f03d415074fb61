import ArgumentParser
import RelumeActivations
import RelumeCore
import RelumeFiles
import RelumePlots

/// `relume plot`.
struct PlotCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plot",
        abstract: "Draws the curves of activations as an SVG or PNG file.",
        discussion: """
            EXAMPLES:
              relume plot sigmoid tanh gelu --derivative -o curves.svg
              relume plot "leaky_relu(negative_slope=0.2)" elu --from -3 --to 3 --title "Below zero" -o leaks.png

            EXIT STATUS:
              0 all done; 1 the file, or standard output, could not be written; 64 bad usage or an existing file.
            """)

    @Argument(help: ArgumentHelp("The activations, such as relu or \"elu(alpha=0.5)\".", valueName: "name"))
    var activations: [String]

    @Flag(help: "Draw the gradients, too, as dashed lines.")
    var derivative = false

    @Option(parsing: .unconditional, help: ArgumentHelp("The least x.", valueName: "x"))
    var from: Float = -5

    @Option(parsing: .unconditional, help: ArgumentHelp("The greatest x.", valueName: "x"))
    var to: Float = 5

    @Option(help: ArgumentHelp("A text above the picture.", valueName: "text"))
    var title: String?

    @Option(help: ArgumentHelp("Width and height in CSS pixels; PNG files have twice as many.", valueName: "WxH"))
    var size = "800x500"

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(
            "The file, SVG or PNG by its extension; '-' for SVG on standard output.", valueName: "file"),
        completion: .file(extensions: PlotFormat.allCases.map(\.rawValue)))
    var output: String

    @Flag(help: "Replace the file if it exists.")
    var overwrite = false

    func run() throws {
        guard output != "-" else {
            return try Console.write(try reportingErrors { () throws(RelumeError) in try figure().svg })
        }
        try reportingErrors { () throws(RelumeError) in
            let format = try PlotFormat(of: output)
            let figure = try figure()
            let file = try NamedFile(output)
            guard overwrite || !file.exists else {
                throw RelumeError(
                    .invalidArgument, "the output exists; choose another --output, or add --overwrite", path: output)
            }
            try file.write(try format.file(of: figure))
        }
    }

    private func figure() throws(RelumeError) -> CurveFigure {
        var parsed: [Activation] = []
        for text in activations { parsed.append(try Activation(parsing: text)) }
        guard from < to else {
            throw RelumeError(.invalidArgument, "--from must be less than --to; they are \(from) and \(to)")
        }
        return try CurveFigure(
            parsed, gradients: derivative, over: from...to, title: title, size: try FigureSize(parsing: size))
    }
}
