public import RelumeCore

/// What the header of a `.npy` file says: item type, byte order, axis order, shape, and where the data begins.
///
/// The format is NumPy's, `numpy/lib/format.py`: magic, version, header length, a Python dict literal, data.
public struct NumPyHeader: Sendable, Hashable {
    /// How the items stand in the file.
    let array: StoredArray
    /// Where the data begins, in bytes from the start of the file.
    public let dataOffset: Int

    /// The type of an item.
    public var dataType: TensorDataType { array.dataType }
    /// Whether items stand most significant byte first; false for one-byte items.
    public var isBigEndian: Bool { array.isBigEndian }
    /// Whether the first axis runs fastest.
    public var isFortranOrder: Bool { array.isFortranOrder }
    /// The axis lengths; `[]` for a scalar.
    public var shape: TensorShape { array.shape }
    /// The number of data bytes that belong to the shape.
    public var dataSize: Int { array.size }

    /// The largest header text that is read, in bytes; NumPy's own default limit.
    public static let maxLength = 10_000

    static let magic: [UInt8] = [0x93] + Array("NUMPY".utf8)

    /// Reads the header at the start of `bytes`, of format version 1.0, 2.0 or 3.0.
    ///
    /// - Throws: `malformedData` where the bytes are no `.npy` header, `limitExceeded` for a header above
    ///   ``maxLength``, `unsupported` for other versions and for structured, complex, text or object items.
    public init(parsing bytes: [UInt8]) throws(RelumeError) {
        var source = MemoryBytes(bytes)
        try self.init(readingFrom: &source)
    }

    /// Reads the header that `source` begins with, and no byte behind it.
    init<Source: ByteSource & ~Copyable>(readingFrom source: inout Source) throws(RelumeError) {
        var bytes = try source.read(Self.magic.count + 2)
        let lengthSize = try Self.lengthSize(bytes)
        bytes += try source.read(lengthSize)
        let start = Self.magic.count + 2 + lengthSize
        guard bytes.count == start else { throw Self.truncated(at: bytes.count) }
        let length = bytes.suffix(lengthSize).reversed().reduce(0) { $0 << 8 | Int($1) }
        guard length <= Self.maxLength else {
            throw RelumeError(
                .limitExceeded, "the .npy header has \(length) bytes; up to \(Self.maxLength) are read, as in NumPy",
                byteOffset: 8)
        }
        bytes += try source.read(length)
        guard bytes.count == start + length else { throw Self.truncated(at: bytes.count) }
        var parser = NumPyHeaderParser(bytes, in: start..<bytes.count)
        array = try Self.array(try parser.parse(), offset: start)
        dataOffset = bytes.count
    }

    /// How many bytes the length of the dict literal has, as the version says that `bytes` end with.
    private static func lengthSize(_ bytes: [UInt8]) throws(RelumeError) -> Int {
        guard bytes.starts(with: magic) else {
            throw RelumeError(
                .malformedData, "not a .npy file: it does not begin with 93 'NUMPY'; write it with numpy.save",
                byteOffset: 0)
        }
        guard bytes.count == magic.count + 2 else { throw truncated(at: bytes.count) }
        switch (bytes[6], bytes[7]) {
        case (1, 0): return 2
        case (2, 0), (3, 0): return 4
        default:
            throw RelumeError(
                .unsupported, ".npy format version \(bytes[6]).\(bytes[7]); versions 1.0, 2.0 and 3.0 are read",
                byteOffset: 6)
        }
    }

    private static func truncated(at offset: Int) -> RelumeError {
        RelumeError(.malformedData, "the file ends inside the .npy header; copy it again", byteOffset: offset)
    }

    /// What the fields say, once the size in bytes is known to be a number.
    private static func array(_ fields: NumPyHeaderParser.Fields, offset: Int) throws(RelumeError) -> StoredArray {
        let descr = fields.descr
        guard let order = descr.first, let type = TensorDataType(numPyCode: descr.dropFirst()),
            "<>=|".contains(order), order != "|" || type.itemSize == 1
        else {
            let known = TensorDataType.allCases.compactMap(\.numPyCode).joined(separator: ", ")
            let remedy =
                descr == "|O"
                ? "these are pickled Python objects, which are not read: save an array of numbers"
                : "\(known) are read: convert with array.astype"
            throw RelumeError(.unsupported, "items of type '\(descr)'; \(remedy)", byteOffset: offset)
        }
        guard StoredArray.size(fields.shape, type) != nil else {
            throw RelumeError(.malformedData, "shape \(fields.shape) is larger than any memory", byteOffset: offset)
        }
        return StoredArray(
            type, isBigEndian: order == ">" && type.itemSize > 1, isFortranOrder: fields.fortranOrder,
            TensorShape(unchecked: fields.shape))
    }
}

extension NumPyHeader {
    /// The start of a version 1.0 file in C order: magic, length, dict literal, padded so that the data starts at a
    /// multiple of 64.
    ///
    /// Like NumPy since 1.23 it leaves room for the first axis to grow to 21 digits, so its length does not depend on
    /// that axis, which ``NumPyWriter`` relies on.
    static func encoded(_ dataType: TensorDataType, shape: TensorShape) throws(RelumeError) -> [UInt8] {
        guard let code = dataType.numPyCode else {
            throw RelumeError(
                .unsupported, "NumPy has no \(dataType.rawValue); save it as safetensors, or as float32")
        }
        let descr = (dataType.itemSize == 1 ? "|" : "<") + code
        let lengths = shape.dimensions.map(String.init)
        let tuple = "(" + lengths.joined(separator: ", ") + (lengths.count == 1 ? ",)" : ")")
        var text = "{'descr': '\(descr)', 'fortran_order': False, 'shape': \(tuple), }"
        if let first = lengths.first { text += String(repeating: " ", count: 21 - first.utf8.count) }
        let used = magic.count + 4 + text.utf8.count + 1
        text += String(repeating: " ", count: (64 - used % 64) % 64) + "\n"
        guard let length = UInt16(exactly: text.utf8.count) else {
            throw RelumeError(
                .invalidArgument, "a shape of \(shape.rank) axes does not fit a .npy header; reshape the tensor")
        }
        return magic + [1, 0, UInt8(truncatingIfNeeded: length), UInt8(length >> 8)] + Array(text.utf8)
    }
}

extension TensorDataType {
    /// NumPy's code without the mark of byte order; nil for what NumPy lacks.
    var numPyCode: String? {
        switch self {
        case .bool: "b1"
        case .int8, .int16, .int32, .int64: "i\(itemSize)"
        case .uint8, .uint16, .uint32, .uint64: "u\(itemSize)"
        case .float16, .float32, .float64: "f\(itemSize)"
        case .bfloat16, .float8E5M2, .float8E4M3: nil
        }
    }

    init?(numPyCode code: some StringProtocol) {
        guard let type = Self.allCases.first(where: { $0.numPyCode.map { $0 == code } ?? false }) else { return nil }
        self = type
    }
}
