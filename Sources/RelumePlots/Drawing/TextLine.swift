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
