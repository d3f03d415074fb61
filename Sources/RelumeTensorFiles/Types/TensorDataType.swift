/// What one item of an array in a file is, by the name that NumPy and PyTorch have for it.
public enum TensorDataType: String, CaseIterable, Sendable {
    /// One byte, 0 or 1.
    case bool
    /// Unsigned, one byte.
    case uint8
    /// Signed, one byte.
    case int8
    /// Eight bits with five of exponent; known by name and size, and not read.
    case float8E5M2 = "float8_e5m2"
    /// Eight bits with four of exponent; known by name and size, and not read.
    case float8E4M3 = "float8_e4m3fn"
    /// Signed, two bytes.
    case int16
    /// Unsigned, two bytes.
    case uint16
    /// IEEE 754 binary16; read as `Float`.
    case float16
    /// The upper half of a binary32; read as `Float`.
    case bfloat16
    /// Signed, four bytes.
    case int32
    /// Unsigned, four bytes.
    case uint32
    /// IEEE 754 binary32.
    case float32
    /// IEEE 754 binary64.
    case float64
    /// Signed, eight bytes.
    case int64
    /// Unsigned, eight bytes.
    case uint64

    /// Bytes an item.
    public var itemSize: Int {
        switch self {
        case .bool, .int8, .uint8, .float8E5M2, .float8E4M3: 1
        case .int16, .uint16, .float16, .bfloat16: 2
        case .int32, .uint32, .float32: 4
        case .int64, .uint64, .float64: 8
        }
    }
}
