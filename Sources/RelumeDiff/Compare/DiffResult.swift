/// What comparing two pictures gave.
public enum DiffResult: Hashable, Sendable {
    /// Every sample is equal.
    case identical
    /// The files are of a format that is not read, but their bytes are equal.
    case identicalBytes
    /// Samples differ, by no more than the tolerance allows or only where pixels are ignored.
    case withinTolerance(ImageDifference)
    /// The pictures differ.
    case different(ImageDifference)
    /// The sizes differ, so pixels were not compared.
    case sizeMismatch(expected: Size, actual: Size)
    /// A picture or the request is not what can be compared; the reason names the remedy.
    case notComparable(String)

    /// Whether the pictures count as the same. What could not be compared never does.
    public var passes: Bool {
        switch self {
        case .identical, .identicalBytes, .withinTolerance: true
        case .different, .sizeMismatch, .notComparable: false
        }
    }

    /// The difference, where pixels were compared and some differ.
    public var difference: ImageDifference? {
        switch self {
        case .withinTolerance(let difference), .different(let difference): difference
        case .identical, .identicalBytes, .sizeMismatch, .notComparable: nil
        }
    }

    /// The case in a word, as reports spell it.
    public var name: String {
        switch self {
        case .identical: "identical"
        case .identicalBytes: "identical-bytes"
        case .withinTolerance: "within-tolerance"
        case .different: "different"
        case .sizeMismatch: "size-mismatch"
        case .notComparable: "not-comparable"
        }
    }
}

extension DiffResult: CustomStringConvertible {
    /// One line for a person: what differs, by how much, and which limit decided.
    public var description: String {
        switch self {
        case .identical: "identical"
        case .identicalBytes: "identical bytes, not decoded"
        case .withinTolerance(let difference): "within tolerance: \(difference)"
        case .different(let difference): "different: \(difference)"
        case .sizeMismatch(let expected, let actual): "sizes differ: expected \(expected), actual \(actual)"
        case .notComparable(let reason): "could not compare: \(reason)"
        }
    }
}

extension DiffResult {
    /// Width and height in pixels.
    public struct Size: Hashable, Sendable, CustomStringConvertible {
        /// The width in pixels.
        public let width: Int
        /// The height in pixels.
        public let height: Int

        /// `512 x 256`.
        public var description: String { "\(width) x \(height)" }
    }
}
