/// What one item of a `.npy` array is. The raw value is NumPy's type code without the byte-order mark.
public enum NumPyDataType: String, CaseIterable, Sendable {
    /// One byte, 0 or 1.
    case bool = "b1"
    /// Signed, one byte.
    case int8 = "i1"
    /// Signed, two bytes.
    case int16 = "i2"
    /// Signed, four bytes.
    case int32 = "i4"
    /// Signed, eight bytes.
    case int64 = "i8"
    /// Unsigned, one byte.
    case uint8 = "u1"
    /// Unsigned, two bytes.
    case uint16 = "u2"
    /// Unsigned, four bytes.
    case uint32 = "u4"
    /// Unsigned, eight bytes.
    case uint64 = "u8"
    /// IEEE 754 binary16; read as `Float`.
    case float16 = "f2"
    /// IEEE 754 binary32.
    case float32 = "f4"
    /// IEEE 754 binary64.
    case float64 = "f8"

    /// Bytes an item.
    public var itemSize: Int {
        switch self {
        case .bool, .int8, .uint8: 1
        case .int16, .uint16, .float16: 2
        case .int32, .uint32, .float32: 4
        case .int64, .uint64, .float64: 8
        }
    }

    /// The header's `descr` in the byte order that Relume writes: `<f4`, or `|u1` where order has no meaning.
    public var descr: String { (itemSize == 1 ? "|" : "<") + rawValue }
}
