import RelumeCore
import RelumeFiles

/// The records of one CIFAR file, in memory as they stand in the file, every label checked.
struct CIFARRecordFile: Sendable {
    let path: String
    let format: CIFARFormat
    let bytes: [UInt8]

    var count: Int { bytes.count / format.recordSize }

    /// Reads the file at `path`, any whole number of records.
    ///
    /// - Throws: `io` if it cannot be read; `malformedData`, with record and offset, for a file that is empty or not a
    ///   whole number of records, and for a label out of range.
    init(path: String, format: CIFARFormat) throws(RelumeError) {
        try self.init(try FileSystem.read(path), of: path, format: format)
    }

    /// Checks `bytes`, which were read from `path`; throws as ``init(path:format:)``.
    init(_ bytes: [UInt8], of path: String, format: CIFARFormat) throws(RelumeError) {
        self.path = path
        self.format = format
        self.bytes = bytes
        try checkSize()
        try checkLabels()
    }

    /// The label byte `which` of a record.
    func label(_ record: Int, _ which: Int) -> Int {
        Int(bytes[record * format.recordSize + which])
    }

    /// A record's pixels, `[3, 32, 32]`.
    func pixels(_ record: Int) -> ArraySlice<UInt8> {
        let start = record * format.recordSize + format.labelSize
        return bytes[start..<start + CIFARFormat.pixelSize]
    }

    private func checkSize() throws(RelumeError) {
        let rest = bytes.count % format.recordSize
        guard bytes.isEmpty || rest > 0 else { return }
        let found =
            switch count {
            case 0: bytes.isEmpty ? "the file is empty" : "the file holds \(bytes.count) bytes, less than one record"
            default:
                "the file holds \(bytes.count) bytes, \(rest) more than \(count) whole record\(count == 1 ? "" : "s")"
            }
        throw RelumeError(
            .malformedData,
            "\(found); a \(format.name) record is \(format.recordSize) bytes and a file is a whole number of them, at "
                + "least one; copy or unpack the file again",
            path: path, index: count, byteOffset: bytes.count - rest)
    }

    private func checkLabels() throws(RelumeError) {
        for record in 0..<count {
            for (which, limit) in format.labelCounts.enumerated() where label(record, which) >= limit {
                throw RelumeError(
                    .malformedData,
                    "the label is \(label(record, which)), expected 0...\(limit - 1); the file is damaged or not "
                        + "\(format.name), unpack it again",
                    path: path, index: record, byteOffset: record * format.recordSize + which)
            }
        }
    }
}
