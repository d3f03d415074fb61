/// Reads the text of calls character by character.
struct CallParser {
    private let text: String
    private let characters: [Character]
    private var position = 0

    init(_ text: String) {
        self.text = text
        self.characters = Array(text)
    }

    /// `call | call | ...` up to the end of the text.
    mutating func sequence() throws(RelumeError) -> [CallExpression] {
        var calls = [try call()]
        while next() != nil {
            guard accept("|") else { throw expected("\"|\" or the end") }
            calls.append(try call())
        }
        return calls
    }

    private mutating func call() throws(RelumeError) -> CallExpression {
        guard let name = word(), name.first?.isLetter == true else {
            throw expected("the name of an activation or stage")
        }
        var arguments: [CallExpression.Argument] = []
        if accept("("), !accept(")") {
            repeat { arguments.append(try argument()) } while accept(",")
            guard accept(")") else { throw expected("\",\" or \")\"") }
        }
        return CallExpression(name: name, arguments: arguments)
    }

    private mutating func argument() throws(RelumeError) -> CallExpression.Argument {
        let start = position
        if let label = word(), label.first?.isLetter == true, accept("=") {
            return CallExpression.Argument(label: label, value: try value())
        }
        position = start
        return CallExpression.Argument(label: nil, value: try value())
    }

    private mutating func value() throws(RelumeError) -> CallExpression.Value {
        if accept("[") {
            var numbers: [Float] = []
            repeat { numbers.append(try number()) } while accept(",")
            guard accept("]") else { throw expected("\",\" or \"]\"") }
            return .numbers(numbers)
        }
        if accept("\"") { return .word(try quotedText()) }
        let start = position
        guard let word = word() else { throw expected("a number, a name or a list such as [0.5, 0.5]") }
        if let number = Float(word) { return .number(number, text: word) }
        guard word.first?.isLetter == true || word.contains("/") else {
            position = start
            throw expected("a number")
        }
        return .word(word)
    }

    /// What follows up to the closing quote; a backslash takes the next character as it is.
    private mutating func quotedText() throws(RelumeError) -> String {
        var text = ""
        while position < characters.count, characters[position] != "\"" {
            if characters[position] == "\\" { position += 1 }
            if position < characters.count { text.append(characters[position]) }
            position += 1
        }
        guard accept("\"") else { throw expected("the closing \"") }
        return text
    }

    private mutating func number() throws(RelumeError) -> Float {
        let start = position
        guard let word = word(), let number = Float(word) else {
            position = start
            throw expected("a number")
        }
        return number
    }

    /// A name, a path or a number; nil when something else stands here.
    private mutating func word() -> String? {
        guard let first = next(), Self.isWordCharacter(first) else { return nil }
        let start = position
        while position < characters.count, Self.isWordCharacter(characters[position]) { position += 1 }
        return String(characters[start..<position])
    }

    static func isWordCharacter(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || "_-+./".contains(character)
    }

    private mutating func accept(_ character: Character) -> Bool {
        guard next() == character else { return false }
        position += 1
        return true
    }

    /// The next character that is not white space.
    private mutating func next() -> Character? {
        while position < characters.count, characters[position].isWhitespace { position += 1 }
        return position < characters.count ? characters[position] : nil
    }

    private mutating func expected(_ what: String) -> RelumeError {
        let found = next().map { "\"\($0)\"" } ?? "the end"
        return RelumeError(
            .invalidArgument, "expected \(what) at character \(position + 1) of \"\(text)\", found \(found)")
    }
}
