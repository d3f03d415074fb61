package import RelumeCore

/// What became of one file.
package struct FileDiff: Sendable, Hashable {
    /// The ways a file can have changed.
    package enum Outcome: Hashable, Sendable {
        /// Only the actual file is there.
        case added
        /// Only the expected file is there.
        case removed
        /// Both are there.
        case compared(DiffResult)
    }

    /// The path below both directories, or the file's name.
    package let name: String
    /// The expected file.
    package let expected: String?
    /// The actual file.
    package let actual: String?
    /// What became of it.
    package let outcome: Outcome
    /// The pictures that were written, by kind: `diff`, `mask`, `heat`, `side-by-side`.
    package internal(set) var pictures: [String: String] = [:]

    /// A comparison that could not be made at all, so that reports can tell of it.
    package init(name: String, failure: RelumeError) {
        self.init(name: name, expected: nil, actual: nil, outcome: .compared(.notComparable(failure.description)))
    }

    init(name: String, expected: String?, actual: String?, outcome: Outcome) {
        self.name = name
        self.expected = expected
        self.actual = actual
        self.outcome = outcome
    }

    /// How it ended.
    package var status: DiffStatus {
        guard case .compared(let result) = outcome else { return .different }
        if result.passes { return .same }
        if case .notComparable = result { return .notComparable }
        return .different
    }

    /// The outcome in a word, as reports spell it.
    package var outcomeName: String {
        switch outcome {
        case .added: "added"
        case .removed: "removed"
        case .compared(let result): result.name
        }
    }

    /// One line for a person, without the name.
    package var message: String {
        switch outcome {
        case .added: "added: there is no expected file"
        case .removed: "removed: there is no actual file"
        case .compared(let result): result.description
        }
    }
}

/// How a comparison ended; the raw value is the command's exit status.
package enum DiffStatus: Int, Comparable, Sendable {
    /// Everything is the same, within the tolerance.
    case same = 0
    /// Something differs, was added or removed.
    case different = 1
    /// Something could not be compared, which outweighs everything else.
    case notComparable = 2

    /// The graver one is the greater one.
    package static func < (left: DiffStatus, right: DiffStatus) -> Bool { left.rawValue < right.rawValue }
}

extension [FileDiff] {
    /// How the whole comparison ended; of no files at all, that nothing could be compared.
    package var status: DiffStatus { map(\.status).max() ?? .notComparable }

    /// What reports tell of: that nothing was compared is an error there, too.
    var reported: [FileDiff] {
        guard isEmpty else { return self }
        return [
            FileDiff(
                name: "nothing", failure: RelumeError(.invalidArgument, "nothing was compared; check the paths"))
        ]
    }
}
