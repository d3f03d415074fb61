import RelumeCore

/// The value of an activation's parameter.
public enum ActivationValue: Hashable, Sendable {
    /// A single number.
    case number(Float)
    /// One or more numbers, such as a weight for each channel.
    case numbers([Float])
    /// A whole number, such as a seed or an axis.
    case integer(Int)
    /// One of a fixed set of words.
    case word(String)
}

extension ActivationValue: CustomStringConvertible {
    /// The value as it is written in an activation's text: `0.2`, `[0.1,0.2]`, `tanh`.
    public var description: String {
        switch self {
        case .number(let number): number.shortText
        case .numbers(let numbers):
            numbers.count == 1 ? numbers[0].shortText : "[" + numbers.map(\.shortText).joined(separator: ",") + "]"
        case .integer(let integer): String(integer)
        case .word(let word): word
        }
    }
}

/// Values in the order of their function's parameters. Their kinds were checked when the activation was made.
struct ActivationValues: Hashable, Sendable {
    let values: [ActivationValue]

    func number(_ index: Int) -> Float {
        guard case .number(let number) = values[index] else { preconditionFailure("parameter \(index) is no number") }
        return number
    }

    func numbers(_ index: Int) -> [Float] {
        guard case .numbers(let numbers) = values[index] else { preconditionFailure("parameter \(index) is no list") }
        return numbers
    }

    func seed(_ index: Int) -> UInt64? {
        if case .integer(let seed) = values[index] { UInt64(seed) } else { nil }
    }

    func axis(_ index: Int) -> ActivationAxis {
        if case .integer(let axis) = values[index] { .index(axis) } else { .channels }
    }

    func isWord(_ index: Int, _ word: String) -> Bool { values[index] == .word(word) }
}
