import FoundationEssentials
public import RelumeCore

/// When a baseline is written. Whatever is written, the test fails: somebody must look at the picture first.
public enum RecordMode: String, Sendable, CaseIterable {
    /// Always.
    case all
    /// Where it is missing or the picture does not match it.
    case failed
    /// Where it is missing.
    case missing
    /// Never.
    case never

    /// The variable that chooses the mode.
    public static let variable = "RELUME_RECORD"

    /// The mode that an environment asks for: `missing` unless told otherwise, and `never` wherever `CI` is set, whatever
    /// else is.
    ///
    /// - Throws: `invalidArgument` for an unknown mode.
    public init(environment: [String: String]) throws(RelumeError) {
        let text = environment[Self.variable] ?? ""
        guard let mode = text.isEmpty ? .missing : RecordMode(rawValue: text) else {
            let modes = Self.allCases.map(\.rawValue).joined(separator: ", ")
            throw RelumeError(.invalidArgument, "\(Self.variable) is \"\(text)\"; it must be one of \(modes)")
        }
        self = environment["CI", default: ""].isEmpty ? mode : .never
    }

    /// The mode of this process.
    static func current() throws(RelumeError) -> RecordMode {
        try RecordMode(environment: ProcessInfo.processInfo.environment)
    }

    var recordsMissing: Bool { self != .never }
    var recordsFailed: Bool { self == .all || self == .failed }
}
