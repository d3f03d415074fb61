public import RelumeCore
import SwiftProtobuf

/// Reads an event file, whoever wrote it, event by event, and goes on past what is damaged where that is possible.
///
/// One event is in memory at a time. A fault in the file is an entry like any other, not an error.
public struct EventFileReader: ~Copyable {
    /// An event, or a fault where one should be.
    public enum Entry: Sendable {
        /// An event.
        case event(Event)
        /// A fault; nothing follows if it `endsReading`.
        case damage(EventFileDamage)
    }

    private var records: RecordReader

    /// Opens the file at `path`.
    ///
    /// - Parameter maxRecordLength: the longest record that is read, in bytes; a longer one counts as damage.
    /// - Throws: `io` when the file cannot be opened.
    public init(path: String, maxRecordLength: Int = 1 << 30) throws(RelumeError) {
        records = try RecordReader(path: path, maxRecordLength: maxRecordLength)
    }

    /// The next event or fault, or nil at the end.
    ///
    /// - Throws: `io` when the file cannot be read.
    public mutating func next() throws(RelumeError) -> Entry? {
        switch try records.next() {
        case nil: return nil
        case .damage(let damage): return .damage(damage)
        case .mismatch(_, let byteOffset):
            return .damage(EventFileDamage(kind: .dataChecksum, byteOffset: byteOffset))
        case .payload(let payload, let byteOffset):
            guard let message = try? ProtoEvent(serializedBytes: payload) else {
                return .damage(EventFileDamage(kind: .malformedEvent, byteOffset: byteOffset))
            }
            return .event(Event(message))
        }
    }

    /// The highest step in the file at `path`, or nil if it holds no values.
    public static func lastStep(inFile path: String) throws(RelumeError) -> Int? {
        try EventFileSummary(path: path).tags.map(\.lastStep).max()
    }
}
