import ArgumentParser
import RelumeActivations
import RelumeCore
import RelumePipeline

/// `relume list`.
struct ListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Prints every activation with its parameters and defaults, and the other stages of pipelines.")

    @Flag(help: "A JSON object for each, one a line.")
    var json = false

    func run() throws {
        let activations = Activation.all.map(ActivationListing.init)
        let stages = StageKind.all.map(StageListing.init)
        try Console.print(
            json
                ? activations.map(JSONLine.of) + stages.map(JSONLine.of)
                : activations.flatMap(\.lines) + stages.flatMap(\.lines))
    }
}

/// What `relume list` tells of a kind of stage that is no activation.
private struct StageListing: Encodable {
    let kind = "stage"
    let name: String
    /// How it is written.
    let example: String
    let summary: String

    init(_ kind: StageKind) {
        name = kind.name
        example = kind.example
        summary = kind.summary
    }

    var lines: [String] { [name, "    \(summary), e.g. \(example)"] }
}

/// What `relume list` tells of a function.
private struct ActivationListing: Encodable {
    struct Parameter: Encodable {
        let name: String
        let defaultValue: String?
        let range: String
        let meaning: String
    }

    struct Preset: Encodable {
        let name: String
        let values: String
    }

    let kind = "activation"
    let name: String
    /// The text of the function with its defaults, and with other values where it has none.
    let example: String
    /// Whether each result depends on one value alone, so that there is a curve to draw.
    let isElementwise: Bool
    /// The least and the greatest x of a picture that shows where the curve bends.
    let curveRange: [Float]
    let aliases: [String]
    let summary: String
    let formula: String
    let derivative: String
    let parameters: [Parameter]
    /// What `preset=NAME` stands for, where frameworks differ.
    let presets: [Preset]

    init(_ function: ActivationFunction) {
        name = function.name
        example = function.example.description
        isElementwise = function.example.isElementwise
        curveRange = [function.curveRange.lowerBound, function.curveRange.upperBound]
        aliases = function.aliases
        summary = function.summary
        formula = function.formula
        derivative = function.derivative
        presets = function.presets.map { preset in
            let values = preset.values.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
            return Preset(name: preset.name, values: values.joined(separator: ","))
        }
        parameters = function.parameters.map { parameter in
            Parameter(
                name: parameter.name, defaultValue: parameter.defaultValue.map(String.init(describing:)),
                range: parameter.range, meaning: parameter.meaning)
        }
    }

    var lines: [String] {
        let also = aliases.isEmpty ? "" : ", also \(aliases.joined(separator: ", "))"
        let head = "\(name)\(also)"
        let details = parameters.map { parameter in
            let value = parameter.defaultValue.map { "=\($0)" } ?? " (required)"
            return "    \(parameter.name)\(value)  \(parameter.meaning); \(parameter.range)"
        }
        return [head, "    \(formula)"] + details + presets.map { "    preset=\($0.name)  \($0.values)" }
    }
}
