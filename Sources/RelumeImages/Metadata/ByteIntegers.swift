extension ArraySlice<UInt8> {
    /// The integer `offset` bytes from the start of the slice, or nil if the slice ends before it does.
    @inlinable
    package func integer<Value: FixedWidthInteger>(_ type: Value.Type, at offset: Int, isBigEndian: Bool = true)
        -> Value?
    {
        let size = Value.bitWidth / 8
        guard offset >= 0, count >= size, offset <= count - size else { return nil }
        let bytes = self[(startIndex + offset)..<(startIndex + offset + size)]
        let value = bytes.reduce(0) { Value(truncatingIfNeeded: Int($0) << 8 | Int($1)) }
        return isBigEndian ? value : value.byteSwapped
    }
}

extension Array<UInt8> {
    /// Appends `value`, most significant byte first.
    @inlinable
    package mutating func appendBigEndian<Value: FixedWidthInteger>(_ value: Value) {
        for shift in stride(from: Value.bitWidth - 8, through: 0, by: -8) {
            append(UInt8(truncatingIfNeeded: value >> shift))
        }
    }
}
