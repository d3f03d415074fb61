/// A text in one line.
struct TextLine {
    /// Which part of the text lies at its place.
    enum Anchor {
        case start
        case middle
        case end
    }

    /// The height of the letters' em in CSS pixels.
    static let size = 13.0
    static let headingSize = 16.0

    let text: String
    /// Where the anchor is on the line that the letters stand on.
    let place: PixelPoint
    var anchor = Anchor.start
    /// Headings are larger and bolder.
    var isHeading = false
    /// The width into which a text that would be too long is squeezed.
    var squeezedWidth: Double?
}

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
