/// A fault in an event file: what and where.
public struct EventFileDamage: Hashable, Sendable {
    /// What is wrong with a record.
    public enum Kind: Hashable, Sendable {
        /// The file ends inside the record, which has `expected` bytes, or at least as many. TensorBoard waits for the
        /// rest, as a writer may still be at work.
        case truncated(expected: Int, found: Int)
        /// The checksum of the length does not match, so that nobody knows where the next record starts.
        case lengthChecksum
        /// The record claims a payload longer than the reader's limit.
        case tooLong(length: UInt64)
        /// The checksum of the payload does not match.
        case dataChecksum
        /// The checksums match, but the payload is no event message.
        case malformedEvent
    }

    /// What is wrong.
    public let kind: Kind
    /// Where the record starts in the file.
    public let byteOffset: Int

    /// Whether nothing behind the record can be read.
    public var endsReading: Bool {
        switch kind {
        case .truncated, .lengthChecksum, .tooLong: true
        case .dataChecksum, .malformedEvent: false
        }
    }
}

extension EventFileDamage: CustomStringConvertible {
    /// `byte 24: ...` in words.
    public var description: String {
        let fault =
            switch kind {
            case .truncated(let expected, let found): "the file ends after \(found) of the record's \(expected) bytes"
            case .lengthChecksum: "the checksum of the record's length is wrong; what follows cannot be read"
            case .tooLong(let length): "the record claims \(length) bytes; what follows was not read"
            case .dataChecksum: "the checksum of the record's data is wrong; the record was left out"
            case .malformedEvent: "the record is not an event message; it was left out"
            }
        return "byte \(byteOffset): \(fault)"
    }
}
