/// A Swift type whose memory is an item of an array in a file.
///
/// A conforming type has the size of its ``dataType``, no padding, and a value for every bit pattern.
public protocol TensorScalar: BitwiseCopyable, Sendable {
    /// The item type it is written as.
    static var dataType: TensorDataType { get }
    /// Whether items of `type` are this type's memory as they are.
    static func hasMemory(of type: TensorDataType) -> Bool
    /// What makes a value of the two bytes of an item of `type`, or nil where such items are not read as this type.
    static func widening(_ type: TensorDataType) -> ((UInt16) -> Self)?
}

extension TensorScalar {
    /// Reads items of its own type and no other, so that no value changes silently.
    public static func hasMemory(of type: TensorDataType) -> Bool { type == dataType }

    /// Widens nothing.
    public static func widening(_ type: TensorDataType) -> ((UInt16) -> Self)? { nil }
}

extension Int8: TensorScalar {
    /// `int8`.
    public static var dataType: TensorDataType { .int8 }
}

extension Int16: TensorScalar {
    /// `int16`.
    public static var dataType: TensorDataType { .int16 }
}

extension Int32: TensorScalar {
    /// `int32`.
    public static var dataType: TensorDataType { .int32 }
}

extension Int64: TensorScalar {
    /// `int64`.
    public static var dataType: TensorDataType { .int64 }
}

extension UInt8: TensorScalar {
    /// `uint8`.
    public static var dataType: TensorDataType { .uint8 }

    /// Reads `uint8`, and `bool` as 0 and 1.
    public static func hasMemory(of type: TensorDataType) -> Bool { type == .uint8 || type == .bool }
}

extension UInt16: TensorScalar {
    /// `uint16`.
    public static var dataType: TensorDataType { .uint16 }
}

extension UInt32: TensorScalar {
    /// `uint32`.
    public static var dataType: TensorDataType { .uint32 }
}

extension UInt64: TensorScalar {
    /// `uint64`.
    public static var dataType: TensorDataType { .uint64 }
}

extension Float: TensorScalar {
    /// `float32`.
    public static var dataType: TensorDataType { .float32 }

    /// Widens `float16` and `bfloat16`, which is exact.
    public static func widening(_ type: TensorDataType) -> ((UInt16) -> Float)? {
        switch type {
        case .float16: { Float(halfBits: $0) }
        case .bfloat16: { Float(bitPattern: UInt32($0) << 16) }
        default: nil
        }
    }
}

extension Double: TensorScalar {
    /// `float64`.
    public static var dataType: TensorDataType { .float64 }
}

#if !(os(macOS) && arch(x86_64))
extension Float16: TensorScalar {
    /// `float16`; not on Intel Macs, which lack the type.
    public static var dataType: TensorDataType { .float16 }
}
#endif
