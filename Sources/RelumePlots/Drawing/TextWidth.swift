/// How wide texts are. Fonts are the reader's, so this is an estimate for placing things, on the wide side.
enum TextWidth {
    /// The width of `text` at `size` pixels, in pixels.
    static func estimate(_ text: String, size: Double = TextLine.size) -> Double {
        text.reduce(0) { $0 + ems($1) } * size
    }

    private static func ems(_ character: Character) -> Double {
        switch character {
        case "i", "j", "l", "I", ".", ",", ":", ";", "'", "′", "|", "!": 0.31
        case "f", "r", "t", "(", ")", "[", "]", " ", "-", "/": 0.4
        case "m", "w", "M", "W", "%": 0.9
        case _ where character.isUppercase: 0.7
        case _ where character.isASCII: 0.61
        default: 1
        }
    }
}
