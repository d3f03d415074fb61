import RelumeActivations
import RelumeCore

/// A kind of stage that the text of a pipeline can name, activations aside.
package struct StageKind: Sendable {
    /// The name in texts.
    package let name: String
    /// What it does, in a line.
    package let summary: String
    /// How it is written, for example `clamp(0,1)`.
    package let example: String
    /// Makes the stage that a call describes; `earlier` are the stages before it.
    let parse: @Sendable (_ call: CallExpression, _ earlier: [Stage]) throws(RelumeError) -> Stage

    /// Every kind there is.
    package static let all = [
        Normalize.kind, Denormalize.kind, Clamp.kind, Resize.kind, CenterCrop.kind, RandomCrop.kind,
        RandomHorizontalFlip.kind, Pad.kind, Grayscale.kind, RGB.kind, ToDtype.kind,
        ArgMax.kind, PaletteColors.kind,
    ]
}

extension Stage {
    /// Makes the stage that `call` describes; `earlier` are the stages before it.
    init(_ call: CallExpression, after earlier: [Stage]) throws(RelumeError) {
        let name = canonicalName(call.name)
        if let kind = StageKind.all.first(where: { canonicalName($0.name) == name }) {
            self = try kind.parse(call, earlier)
        } else {
            self = .activation(try Self.activation(call))
        }
    }

    /// The activation of this name; an unknown name may also have meant another kind of stage.
    private static func activation(_ call: CallExpression) throws(RelumeError) -> Activation {
        let others = StageKind.all.map(\.name)
        let known = Activation.all.flatMap { [$0.name] + $0.aliases }
        guard !known.map(canonicalName).contains(canonicalName(call.name)),
            let nearest = nearestName(to: call.name, in: known + others), others.contains(nearest)
        else { return try Activation(call) }
        throw RelumeError(.invalidArgument, "there is no stage \"\(call.name)\"; did you mean \"\(nearest)\"?")
    }
}

extension CallExpression {
    /// The values of parameters that may be given by position or by any of their names; nil where an argument is
    /// unknown or given twice.
    func values(of parameters: [[String]]) -> [Value?]? {
        var values = [Value?](repeating: nil, count: parameters.count)
        for (position, argument) in arguments.enumerated() {
            let index = argument.label.map { label in parameters.firstIndex { $0.contains(label) } } ?? position
            guard let index, index < parameters.count, values[index] == nil else { return nil }
            values[index] = argument.value
        }
        return values
    }
}

extension CallExpression.Value {
    /// The numbers, one or several; nil for a word.
    var list: [Float]? {
        switch self {
        case .number(let number, _): [number]
        case .numbers(let numbers): numbers
        case .word: nil
        }
    }

    /// A single number.
    var number: Float? { if case .number(let number, _) = self { number } else { nil } }

    /// A number of pixels.
    var length: Int? {
        guard case .number(_, let text) = self, let length = Int(text), Stage.lengths ~= length else { return nil }
        return length
    }

    /// Yes or no.
    var flag: Bool? {
        switch self {
        case .word("true"), .word("True"): true
        case .word("false"), .word("False"): false
        default: nil
        }
    }
}

extension Stage {
    /// The lengths in pixels that a stage gives a picture.
    static let lengths = 1...1_000_000
}
