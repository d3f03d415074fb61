/// The colors of curves: those of Okabe and Ito ("Color Universal Design", 2008), which people with every kind of color
/// vision tell apart. Each curve has one for a light ground and one for a dark ground, where the others stand out less.
enum Palette {
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
