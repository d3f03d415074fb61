/// A Swift type whose memory is an item of a `.npy` file.
///
/// A conforming type has the size of its ``dataType``, no padding, and a value for every bit pattern.
public protocol NumPyScalar: BitwiseCopyable, Sendable {
    /// The item type it is written as.
    static var dataType: NumPyDataType { get }
    /// The items that `bytes` hold in native byte order, or nil where an item of `type` is not read as this type.
    static func scalars(of type: NumPyDataType, in bytes: ArraySlice<UInt8>) -> [Self]?
}

extension NumPyScalar {
    /// Reads items of its own type and no other, so that no value changes silently.
    public static func scalars(of type: NumPyDataType, in bytes: ArraySlice<UInt8>) -> [Self]? {
        type == dataType ? copiedScalars(from: bytes) : nil
    }
}

extension Int8: NumPyScalar {
    /// `|i1`.
    public static var dataType: NumPyDataType { .int8 }
}

extension Int16: NumPyScalar {
    /// `<i2`.
    public static var dataType: NumPyDataType { .int16 }
}

extension Int32: NumPyScalar {
    /// `<i4`.
    public static var dataType: NumPyDataType { .int32 }
}

extension Int64: NumPyScalar {
    /// `<i8`.
    public static var dataType: NumPyDataType { .int64 }
}

extension UInt8: NumPyScalar {
    /// `|u1`.
    public static var dataType: NumPyDataType { .uint8 }

    /// Reads `|u1`, and `|b1` as 0 and 1.
    public static func scalars(of type: NumPyDataType, in bytes: ArraySlice<UInt8>) -> [UInt8]? {
        type == .uint8 || type == .bool ? Array(bytes) : nil
    }
}

extension UInt16: NumPyScalar {
    /// `<u2`.
    public static var dataType: NumPyDataType { .uint16 }
}

extension UInt32: NumPyScalar {
    /// `<u4`.
    public static var dataType: NumPyDataType { .uint32 }
}

extension UInt64: NumPyScalar {
    /// `<u8`.
    public static var dataType: NumPyDataType { .uint64 }
}

extension Float: NumPyScalar {
    /// `<f4`.
    public static var dataType: NumPyDataType { .float32 }

    /// Reads `<f4`, and `<f2` widened, which is exact.
    public static func scalars(of type: NumPyDataType, in bytes: ArraySlice<UInt8>) -> [Float]? {
        switch type {
        case .float32: copiedScalars(from: bytes)
        case .float16: UInt16.copiedScalars(from: bytes).map { Float(halfBits: $0) }
        default: nil
        }
    }
}

extension Double: NumPyScalar {
    /// `<f8`.
    public static var dataType: NumPyDataType { .float64 }
}
