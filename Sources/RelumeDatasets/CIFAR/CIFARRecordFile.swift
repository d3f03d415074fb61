import RelumeCore
import RelumeFiles

/// The records of one CIFAR file, in memory, every label checked.
struct CIFARRecordFile: Sendable {
    /// What messages call it.
    let path: String
    let format: CIFARFormat
    /// Whether it is of the Python version.
    let isPickled: Bool
    /// The number of records.
    let count: Int
    /// The labels of one record after those of the other.
    private let labels: [UInt8]
    /// The file as it was read, where the pixels of a record stand together.
    private let bytes: [UInt8]
    private let firstPixel: Int
    /// The bytes from a record's pixels to the next one's.
    private let stride: Int

    /// Reads the file at `path`, any whole number of binary records or a pickle of the Python version.
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
        isPickled = Pickle.startsDictionary(bytes)
        if isPickled {
            let pickle = try CIFARPickle(bytes, of: path)
            labels = try pickle.labels(format)
            count = labels.count / format.labelSize
            (self.bytes, firstPixel) = try pickle.pixels(count: count)
            stride = CIFARFormat.pixelSize
        } else {
            try Self.checkSize(bytes, path, format)
            labels = try Self.labels(in: bytes, path, format)
            count = bytes.count / format.recordSize
            self.bytes = bytes
            firstPixel = format.labelSize
            stride = format.recordSize
        }
    }

    /// The label number `which` of a record.
    func label(_ record: Int, _ which: Int) -> Int {
        Int(labels[record * format.labelSize + which])
    }

    /// A record's pixels, `[3, 32, 32]`.
    func pixels(_ record: Int) -> ArraySlice<UInt8> {
        let start = firstPixel + record * stride
        return bytes[start..<start + CIFARFormat.pixelSize]
    }

    private static func checkSize(_ bytes: [UInt8], _ path: String, _ format: CIFARFormat) throws(RelumeError) {
        let (count, rest) = bytes.count.quotientAndRemainder(dividingBy: format.recordSize)
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

    private static func labels(
        in bytes: [UInt8], _ path: String, _ format: CIFARFormat
    ) throws(RelumeError) -> [UInt8] {
        var labels: [UInt8] = []
        labels.reserveCapacity(bytes.count / format.recordSize * format.labelSize)
        for start in Swift.stride(from: 0, to: bytes.count, by: format.recordSize) {
            for (offset, limit) in zip(start..., format.labelCounts) {
                guard bytes[offset] < limit else {
                    throw RelumeError(
                        .malformedData,
                        "the label is \(bytes[offset]), expected 0...\(limit - 1); the file is damaged or not "
                            + "\(format.name), unpack it again",
                        path: path, index: start / format.recordSize, byteOffset: offset)
                }
                labels.append(bytes[offset])
            }
        }
        return labels
    }
}
