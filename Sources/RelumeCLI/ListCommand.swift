import ArgumentParser
import RelumeActivations
import RelumeRun

/// `relume list`.
struct ListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Prints every activation with its parameters and defaults.")

    @Flag(help: "A JSON object for each activation, one a line.")
    var json = false

    func run() {
        for function in Activation.all {
            let listing = ActivationListing(function)
            if json {
                print(JSONLine.of(listing))
            } else {
                for line in listing.lines { print(line) }
            }
        }
    }
}

/// What `relume list` tells of a function.
private struct ActivationListing: Encodable {
    struct Parameter: Encodable {
        let name: String
        let defaultValue: String?
        let range: String
        let meaning: String
    }

    let name: String
    let aliases: [String]
    let summary: String
    let formula: String
    let parameters: [Parameter]

    init(_ function: ActivationFunction) {
        name = function.name
        aliases = function.aliases
        summary = function.summary
        formula = function.formula
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
        return [head, "    \(formula)"] + details
    }
}
