/// A parsed `name`, `name(value, label=value)`: the syntax that activations and pipeline stages share.
package struct CallExpression: Sendable {
    /// What stands for a parameter's value.
    package enum Value: Hashable, Sendable {
        /// A number, and the text it was read from: a seed has more digits than a Float.
        case number(Float, text: String)
        case numbers([Float])
        case word(String)
    }

    /// One value, with its label where it has one.
    package struct Argument: Sendable {
        package var label: String?
        package var value: Value
    }

    package var name: String
    package var arguments: [Argument]

    /// Parses one call.
    ///
    /// - Throws: `invalidArgument` naming the character at fault.
    package init(parsing text: String) throws(RelumeError) {
        let calls = try CallExpression.sequence(parsing: text)
        guard let call = calls.first, calls.count == 1 else {
            throw RelumeError(
                .invalidArgument, "\"\(text)\" is a pipeline of \(calls.count) stages where one activation was expected"
            )
        }
        self = call
    }

    init(name: String, arguments: [Argument]) {
        self.name = name
        self.arguments = arguments
    }

    /// Parses one or more calls with `|` between them.
    ///
    /// - Throws: `invalidArgument` naming the character at fault.
    package static func sequence(parsing text: String) throws(RelumeError) -> [CallExpression] {
        var parser = CallParser(text)
        return try parser.sequence()
    }
}

extension CallExpression {
    /// `text` as a value that is no number: in quotes where a name or a path would not read back as it.
    package static func word(_ text: String) -> String {
        let isPlain = text.first?.isLetter == true && text.allSatisfy(CallParser.isWordCharacter) && Float(text) == nil
        guard !isPlain else { return text }
        return "\"" + text.flatMap { $0 == "\"" || $0 == "\\" ? ["\\", $0] : [$0] } + "\""
    }
}

extension Float {
    /// The shortest decimal that reads back to the same value, without a needless `.0`: `0.2`, `1`, `1e-05`, `inf`.
    package var shortText: String {
        let text = description
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
}
