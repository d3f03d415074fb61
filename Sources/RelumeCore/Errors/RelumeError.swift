/// The one error of the library: what went wrong, where, and what to do about it.
///
/// `message` is a sentence for a person and names the remedy. `path`, `index` and `byteOffset` say where the fault
/// stands; `description` joins them as `path: record 3, byte 9219: message`.
public struct RelumeError: Error, Sendable {
    /// The class of the cause, open to growth: compare with the constants, do not switch exhaustively.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        private let name: String

        /// The bytes are not what their format prescribes.
        public static let malformedData = Code(name: "malformed data")
        /// An argument that no input could make valid.
        public static let invalidArgument = Code(name: "invalid argument")
        /// A limit on size, memory or scans that protects the caller.
        public static let limitExceeded = Code(name: "limit exceeded")
        /// Well-formed, but of a kind that is not implemented.
        public static let unsupported = Code(name: "unsupported")
        /// The operating system refused to read, write or create.
        public static let io = Code(name: "input/output")
        /// What was written to a pipe has no reader any more.
        public static let brokenPipe = Code(name: "broken pipe")
        /// The work was cancelled before it was done.
        public static let cancelled = Code(name: "cancelled")

        /// The class in words.
        public var description: String { name }
    }

    /// The class of the cause.
    public var code: Code
    /// What is wrong and what to do, without the path.
    public var message: String
    /// The file at fault, where there is one.
    public var path: String?
    /// The record, image or stage at fault, counted from 0.
    public var index: Int?
    /// Where in the file or text the fault stands.
    public var byteOffset: Int?
    /// The system's number for why a call failed (errno), where one did.
    public var systemError: Int32?
    /// The error that caused this one.
    public var underlying: (any Error)?

    /// Makes an error; give `path` where it is known, or add it later with ``at(path:)``.
    public init(
        _ code: Code, _ message: String, path: String? = nil, index: Int? = nil, byteOffset: Int? = nil,
        underlying: (any Error)? = nil
    ) {
        self.code = code
        self.message = message
        self.path = path
        self.index = index
        self.byteOffset = byteOffset
        self.underlying = underlying
    }

    /// The same error, naming `path` unless it names one already.
    public func at(path: String) -> RelumeError {
        var located = self
        located.path = located.path ?? path
        return located
    }
}

extension RelumeError: CustomStringConvertible {
    /// `path: record 3, byte 9219: message`, with the parts that are known; what would act on a terminal is written out.
    public var description: String {
        let place = [index.map { "record \($0)" }, byteOffset.map { "byte \($0)" }].compactMap(\.self)
        let parts = [path, place.isEmpty ? nil : place.joined(separator: ", "), message].compactMap(\.self)
        return parts.joined(separator: ": ").visible
    }
}
