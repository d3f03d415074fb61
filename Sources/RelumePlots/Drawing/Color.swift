/// An opaque color in sRGB.
struct Color: Equatable {
    let red: UInt8
    let green: UInt8
    let blue: UInt8

    /// Takes 8 bits each of red, green and blue: `0xRRGGBB`.
    init(_ rgb: UInt32) {
        red = UInt8(truncatingIfNeeded: rgb >> 16)
        green = UInt8(truncatingIfNeeded: rgb >> 8)
        blue = UInt8(truncatingIfNeeded: rgb)
    }
}
