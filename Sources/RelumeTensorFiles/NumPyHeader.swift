public import RelumeCore

/// What the header of a `.npy` file says: item type, byte order, axis order, shape, and where the data begins.
///
/// The format is NumPy's, `numpy/lib/format.py`: magic, version, header length, a Python dict literal, data.
public struct NumPyHeader: Sendable, Hashable {
    /// The type of an item.
    public let dataType: NumPyDataType
    /// Whether items stand most significant byte first; false for one-byte items.
    public let isBigEndian: Bool
    /// Whether the first axis runs fastest.
    public let isFortranOrder: Bool
    /// The axis lengths; `[]` for a scalar.
    public let shape: TensorShape
    /// Where the data begins, in bytes from the start of the file.
    public let dataOffset: Int

    /// The number of data bytes that belong to the shape.
    public var dataSize: Int { shape.count * dataType.itemSize }

    /// The largest header text that is read, in bytes; NumPy's own default limit.
    public static let maxLength = 10_000

    private static let magic: [UInt8] = [0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59]

    /// Reads the header at the start of `bytes`, of format version 1.0, 2.0 or 3.0.
    ///
    /// - Throws: `malformedData` where the bytes are no `.npy` header, `limitExceeded` for a header above
    ///   ``maxLength``, `unsupported` for other versions and for structured, complex, text or object items.
    public init(parsing bytes: [UInt8]) throws(RelumeError) {
        let text = try Self.textRange(in: bytes)
        var parser = NumPyHeaderParser(bytes, in: text)
        let fields = try parser.parse()
        (dataType, isBigEndian) = try Self.itemType(fields.descr, offset: text.lowerBound)
        isFortranOrder = fields.fortranOrder
        shape = try Self.checkedShape(fields.shape, itemSize: dataType.itemSize, offset: text.lowerBound)
        dataOffset = text.upperBound
    }

    /// Where the dict literal stands in `bytes`.
    private static func textRange(in bytes: [UInt8]) throws(RelumeError) -> Range<Int> {
        guard bytes.starts(with: magic) else {
            throw RelumeError(
                .malformedData, "not a .npy file: it does not begin with 93 'NUMPY'; write it with numpy.save",
                byteOffset: 0)
        }
        guard bytes.count >= 10 else { throw truncated(at: bytes.count) }
        let lengthSize: Int
        switch (bytes[6], bytes[7]) {
        case (1, 0): lengthSize = 2
        case (2, 0), (3, 0): lengthSize = 4
        default:
            throw RelumeError(
                .unsupported, ".npy format version \(bytes[6]).\(bytes[7]); versions 1.0, 2.0 and 3.0 are read",
                byteOffset: 6)
        }
        let start = 8 + lengthSize
        guard bytes.count >= start else { throw truncated(at: bytes.count) }
        let length = bytes[8..<start].reversed().reduce(0) { $0 << 8 | Int($1) }
        guard length <= maxLength else {
            throw RelumeError(
                .limitExceeded, "the .npy header has \(length) bytes; up to \(maxLength) are read, as in NumPy",
                byteOffset: 8)
        }
        guard bytes.count - start >= length else { throw truncated(at: bytes.count) }
        return start..<start + length
    }

    private static func truncated(at offset: Int) -> RelumeError {
        RelumeError(.malformedData, "the file ends inside the .npy header; copy it again", byteOffset: offset)
    }

    /// The item type and byte order that `descr` names, e.g. `<f4`.
    private static func itemType(_ descr: String, offset: Int) throws(RelumeError) -> (NumPyDataType, bigEndian: Bool) {
        guard let order = descr.first, let type = NumPyDataType(rawValue: String(descr.dropFirst())),
            "<>=|".contains(order), order != "|" || type.itemSize == 1
        else {
            let known = NumPyDataType.allCases.map(\.rawValue).joined(separator: ", ")
            throw RelumeError(
                .unsupported, "items of type '\(descr)'; \(known) are read: convert with array.astype",
                byteOffset: offset)
        }
        return (type, order == ">" && type.itemSize > 1)
    }

    /// The shape, once its size in bytes is known to be a number.
    private static func checkedShape(
        _ lengths: [Int], itemSize: Int, offset: Int
    ) throws(RelumeError) -> TensorShape {
        var size = itemSize
        for length in lengths {
            let (product, overflow) = size.multipliedReportingOverflow(by: length)
            guard !overflow else {
                throw RelumeError(.malformedData, "shape \(lengths) is larger than any memory", byteOffset: offset)
            }
            size = product
        }
        do throws(RelumeError) {
            return try TensorShape(lengths)
        } catch {
            throw RelumeError(.malformedData, error.message, byteOffset: offset)
        }
    }
}

extension NumPyHeader {
    /// The start of a version 1.0 file in C order: magic, length, dict literal, padded so that the data starts at a
    /// multiple of 64.
    ///
    /// Like NumPy since 1.23 it leaves room for the first axis to grow to 21 digits, so its length does not depend on
    /// that axis, which ``NumPyWriter`` relies on.
    static func encoded(_ dataType: NumPyDataType, shape: TensorShape) throws(RelumeError) -> [UInt8] {
        let lengths = shape.dimensions.map(String.init)
        let tuple = "(" + lengths.joined(separator: ", ") + (lengths.count == 1 ? ",)" : ")")
        var text = "{'descr': '\(dataType.descr)', 'fortran_order': False, 'shape': \(tuple), }"
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
