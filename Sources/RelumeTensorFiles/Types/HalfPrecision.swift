extension Float {
    /// The value of an IEEE 754 binary16 bit pattern; exact, NaN payloads kept.
    ///
    /// Swift's `Float16` does not exist on Intel Macs, hence the bits.
    init(halfBits: UInt16) {
        let sign = UInt32(halfBits & 0x8000) << 16
        let exponent = UInt32(halfBits >> 10) & 0x1F
        let fraction = UInt32(halfBits & 0x3FF)
        switch exponent {
        case 0:
            // Zero and subnormals are multiples of 2^-24.
            let magnitude = Float(fraction) * 0x1p-24
            self = sign == 0 ? magnitude : -magnitude
        case 0x1F:
            self = Float(bitPattern: sign | 0x7F80_0000 | fraction << 13)
        default:
            // The exponent's bias is 15 in binary16 and 127 in binary32, 112 more.
            self = Float(bitPattern: sign | (exponent + 112) << 23 | fraction << 13)
        }
    }
}
