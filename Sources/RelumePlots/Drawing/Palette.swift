/// The colors of curves: those of Okabe and Ito ("Color Universal Design", 2008), which people with every kind of color
/// vision tell apart. Each curve has one for a light ground and one for a dark ground, where the others stand out less.
enum Palette {
    /// The colors of a curve on the two grounds.
    struct Pair {
        let light: String
        let dark: String
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

    private static let black = "#000000"
    private static let orange = "#E69F00"
    private static let skyBlue = "#56B4E9"
    private static let green = "#009E73"
    private static let yellow = "#F0E442"
    private static let blue = "#0072B2"
    private static let vermilion = "#D55E00"
    private static let purple = "#CC79A7"
    private static let white = "#FFFFFF"
}
