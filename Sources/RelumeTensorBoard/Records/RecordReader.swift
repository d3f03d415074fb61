package import RelumeCore
import RelumeFiles
import RelumeKernels

/// Takes a file of records apart, one record in memory at a time, and checks every checksum.
package struct RecordReader: ~Copyable {
    /// A record's payload, or what is wrong with it.
    package enum Outcome: Equatable {
        /// The payload of the record that starts at `byteOffset`.
        case payload([UInt8], byteOffset: Int)
        /// The payload of a record whose checksum does not match it, for those who want to know what others take it for.
        case mismatch([UInt8], byteOffset: Int)
        /// Any other fault; reading goes on behind it unless it `endsReading`.
        case damage(EventFileDamage)
    }

    private let file: ReadingFile
    private let maxRecordLength: Int
    /// Bytes that were read ahead; those before `consumed` are done with.
    private var window: [UInt8] = []
    private var consumed = 0
    /// Where in the file the next record starts.
    private var byteOffset = 0
    private var isOver = false

    /// Opens the file at `path`. No payload longer than `maxRecordLength` bytes is read.
    package init(path: String, maxRecordLength: Int) throws(RelumeError) {
        file = try ReadingFile(path: path)
        self.maxRecordLength = maxRecordLength
    }

    /// The next record, or nil behind the last.
    package mutating func next() throws(RelumeError) -> Outcome? {
        guard !isOver else { return nil }
        let headerLength = RecordFraming.headerLength
        let available = try fill(headerLength)
        guard available > 0 else {
            isOver = true
            return nil
        }
        guard available >= headerLength else { return damage(.truncated(expected: headerLength, found: available)) }
        let checksum = CRC32C.masked(window.span.extracting(consumed..<consumed + 8))
        guard checksum == window.littleEndian(at: consumed + 8, as: UInt32.self) else {
            return damage(.lengthChecksum)
        }
        let length = window.littleEndian(at: consumed, as: UInt64.self)
        guard length <= UInt64(maxRecordLength) else { return damage(.tooLong(length: length)) }
        return try record(payloadLength: Int(length))
    }

    private mutating func record(payloadLength: Int) throws(RelumeError) -> Outcome {
        let recordLength = RecordFraming.headerLength + payloadLength + RecordFraming.footerLength
        let available = try fill(recordLength)
        guard available >= recordLength else { return damage(.truncated(expected: recordLength, found: available)) }
        let start = consumed + RecordFraming.headerLength
        let payload = Array(window[start..<start + payloadLength])
        let checksum = window.littleEndian(at: start + payloadLength, as: UInt32.self)
        let outcome =
            CRC32C.masked(payload.span) == checksum
            ? Outcome.payload(payload, byteOffset: byteOffset) : .mismatch(payload, byteOffset: byteOffset)
        consumed += recordLength
        byteOffset += recordLength
        return outcome
    }

    private mutating func damage(_ kind: EventFileDamage.Kind) -> Outcome {
        let damage = EventFileDamage(kind: kind, byteOffset: byteOffset)
        isOver = damage.endsReading
        return .damage(damage)
    }

    /// Reads ahead until `count` bytes are there or the file ends; returns how many are.
    ///
    /// In steps, so that a length which the file does not hold costs no memory.
    private mutating func fill(_ count: Int) throws(RelumeError) -> Int {
        let step = 1 << 20
        var isAtEnd = false
        while window.count - consumed < count, !isAtEnd {
            window.removeFirst(consumed)
            consumed = 0
            let before = window.count
            try file.read(step, appendingTo: &window)
            isAtEnd = window.count - before < step
        }
        return window.count - consumed
    }
}
