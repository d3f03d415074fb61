/// The colors of curves: those of Okabe and Ito ("Color Universal Design", 2008), which people with every kind of color
/// vision tell apart. Each curve has one for a light ground and one for a dark ground, where the others stand out less.
enum CurveColors {
    /// The colors of a curve on the two grounds.
    struct Pair {
        let light: Color
        let dark: Color
    }

    static let pairs = [
        Pair(light: blue, dark: skyBlue),
        Pair(light: vermilion, dark: orange),
        Pair(light: green, dark: green),
        Pair(light: purple, dark: purple),
        Pair(light: black, dark: white),
        Pair(light: orange, dark: yellow),
        Pair(light: skyBlue, dark: vermilion),
    ]

    private static let black = Color(0x000000)
    private static let orange = Color(0xE69F00)
    private static let skyBlue = Color(0x56B4E9)
    private static let green = Color(0x009E73)
    private static let yellow = Color(0xF0E442)
    private static let blue = Color(0x0072B2)
    private static let vermilion = Color(0xD55E00)
    private static let purple = Color(0xCC79A7)
    private static let white = Color(0xFFFFFF)
}

/// The colors of what stands behind the curves, and of words.
struct Ground {
    let fill: Color
    let text: Color
    let grid: Color
    let axis: Color

    static let light = Ground(
        fill: Color(0xFFFFFF), text: Color(0x24292F), grid: Color(0xE3E6EA), axis: Color(0x8C959F))
    static let dark = Ground(
        fill: Color(0x14171C), text: Color(0xE6EAEF), grid: Color(0x2A3038), axis: Color(0x7A838E))
}

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
