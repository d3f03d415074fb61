import RelumeCore

/// A parameter of an activation function.
public struct ActivationParameter: Sendable {
    /// Which values a parameter takes.
    public enum Domain: Hashable, Sendable {
        /// Any finite number.
        case finite
        /// A finite number above 0.
        case positive
        /// A finite number of at least 0.
        case nonNegative
        /// A number or an infinity.
        case number
        /// A finite number, or a list with one for each color channel.
        case finiteList
        /// One of these words.
        case words([String])
        /// `channels`, or the number of an axis; a negative one counts from the end.
        case axis
        /// A whole number of at least 0, or `none`.
        case seed
    }

    /// The name, as PyTorch spells it.
    public let name: String
    /// The value where none is given; nil where one must be.
    public let defaultValue: ActivationValue?
    /// The default, or a value that shows what the parameter does.
    let example: ActivationValue
    /// What the parameter does, in a few words.
    public let meaning: String
    /// The values it takes.
    public let domain: Domain

    init(_ name: String, default defaultValue: ActivationValue, _ meaning: String, in domain: Domain) {
        self.name = name
        self.defaultValue = defaultValue
        self.example = defaultValue
        self.meaning = meaning
        self.domain = domain
    }

    /// A parameter that is one number.
    init(_ name: String, default number: Float, _ meaning: String, in domain: Domain = .finite) {
        self.init(name, default: .number(number), meaning, in: domain)
    }

    /// A parameter that is one finite number and must be given.
    init(_ name: String, example: Float, _ meaning: String) {
        self.name = name
        self.defaultValue = nil
        self.example = .number(example)
        self.meaning = meaning
        self.domain = .finite
    }

    /// `value` in the parameter's own kind, or nil when it is not in the domain.
    func accepted(_ value: ActivationValue) -> ActivationValue? {
        switch (domain, value) {
        case (.finite, .number(let x)) where x.isFinite: value
        case (.positive, .number(let x)) where x.isFinite && x > 0: value
        case (.nonNegative, .number(let x)) where x.isFinite && x >= 0: value
        case (.number, .number(let x)) where !x.isNaN: value
        case (.finiteList, .number(let x)) where x.isFinite: .numbers([x])
        case (.finiteList, .numbers(let list)) where !list.isEmpty && list.allSatisfy(\.isFinite): value
        case (.words(let words), .word(let word)) where words.contains(word): value
        case (.axis, .word("channels")), (.axis, .integer): value
        case (.seed, .word("none")): value
        case (.seed, .integer(let seed)) where seed >= 0: value
        default: nil
        }
    }

    /// What `domain` takes, for errors and documentation.
    public var range: String {
        switch domain {
        case .finite: "a finite number"
        case .positive: "a number above 0"
        case .nonNegative: "a number of at least 0"
        case .number: "a number or inf"
        case .finiteList: "a finite number, or a list [a,b,c] with one for each color channel"
        case .words(let words): spelledOut(words)
        case .axis: "\"channels\" or an axis number"
        case .seed: "a whole number or \"none\""
        }
    }

    /// The value that stands in a text.
    func value(of text: CallExpression.Value) -> ActivationValue {
        switch (domain, text) {
        case (.axis, .number(_, let digits)), (.seed, .number(_, let digits)):
            Int(digits).map(ActivationValue.integer) ?? .word(digits)
        case (_, .number(let number, _)): .number(number)
        case (_, .numbers(let numbers)): .numbers(numbers)
        case (_, .word(let word)): .word(word.lowercased())
        }
    }
}
