public import RelumeCore

/// What the header of a safetensors file says: item type, shape and place of each array, and text about the file.
///
/// The format is that of the `safetensors` package: length, a JSON object, data without holes.
public struct SafetensorsHeader: Sendable, Hashable {
    /// What is said of one array.
    public struct Entry: Sendable, Hashable {
        /// Its name.
        public let name: String
        /// The type of an item.
        public let dataType: TensorDataType
        /// The axis lengths; `[]` for a scalar.
        public let shape: TensorShape
        /// Where its data stand, in bytes from the start of all data.
        public let range: Range<Int>
    }

    /// The arrays, in the order of their data.
    public let entries: [Entry]
    /// Text about the file.
    public let metadata: [String: String]
    /// Where the data begin, in bytes from the start of the file.
    public let dataOffset: Int
    private let places: [String: Int]

    /// The largest header that is read, in bytes; that of the `safetensors` package.
    public static let maxLength = 100_000_000

    /// The key that is no array.
    static let metadataKey = "__metadata__"
    /// The bytes that say how long the JSON text is.
    static let lengthSize = 8

    /// The array called `name`.
    public subscript(name: String) -> Entry? { places[name].map { entries[$0] } }

    init(_ entries: [Entry], metadata: [String: String], dataOffset: Int) {
        self.entries = entries
        self.metadata = metadata
        self.dataOffset = dataOffset
        places = Dictionary(
            uniqueKeysWithValues: entries.enumerated().map { ($0.element.name, $0.offset) })
    }

    /// Reads the header of the file that `bytes` are, and checks that the arrays fill what follows it.
    ///
    /// - Throws: `malformedData` for a damaged header, a name that stands twice, or data that overlap, leave holes or do
    ///   not fit their shapes; `limitExceeded` for a header above ``maxLength``; `unsupported` for unknown item types.
    public init(parsing bytes: [UInt8]) throws(RelumeError) {
        var source = MemoryBytes(bytes)
        try self.init(readingFrom: &source)
    }

    /// Reads the header that `source` begins with, and no byte behind it.
    init<Source: ByteSource & ~Copyable>(readingFrom source: inout Source) throws(RelumeError) {
        let count = source.remaining
        let size = try source.read(Self.lengthSize)
        guard size.count == Self.lengthSize else {
            throw RelumeError(
                .malformedData, "not a safetensors file: \(count) bytes are fewer than the length of its header has",
                byteOffset: count)
        }
        let length = size.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        guard length <= UInt64(Self.maxLength) else {
            throw RelumeError(
                .limitExceeded,
                "the header would have \(length) bytes, and \(Self.maxLength) are the format's limit; is this a "
                    + "safetensors file?", byteOffset: 0)
        }
        let text = try source.read(Int(length))
        guard text.count == Int(length) else {
            throw RelumeError(
                .malformedData,
                "the header has \(length) bytes, and the file ends \(text.count) bytes into it; copy it again",
                byteOffset: count)
        }
        let dataOffset = Self.lengthSize + text.count
        let fields = try SafetensorsJSON(text)
        self.init(
            try Self.checked(fields.entries, dataSize: source.remaining, dataOffset), metadata: fields.metadata,
            dataOffset: dataOffset)
    }

    /// The entries in the order of their data, which follow each other and end with the file.
    private static func checked(
        _ entries: [Entry], dataSize: Int, _ dataOffset: Int
    ) throws(RelumeError) -> [Entry] {
        let sorted = entries.sorted {
            ($0.range.lowerBound, $0.range.upperBound, $0.name) < ($1.range.lowerBound, $1.range.upperBound, $1.name)
        }
        var end = 0
        for entry in sorted {
            guard entry.range.lowerBound == end else {
                let fault =
                    entry.range.lowerBound < end ? "overlap what stands before them" : "leave a hole before them"
                throw RelumeError(
                    .malformedData,
                    "the data of '\(entry.name)', \(entry.range.lowerBound) to \(entry.range.upperBound), \(fault), which "
                        + "ends at \(end); save the file again", byteOffset: lengthSize)
            }
            end = entry.range.upperBound
        }
        guard end == dataSize else {
            throw RelumeError(
                .malformedData,
                "the tensors have \(end) data bytes, and \(dataSize) stand in the file; copy it again",
                byteOffset: dataOffset + min(end, dataSize))
        }
        return sorted
    }
}
