/// A font of lines of even width, which places the glyphs of a text.
struct StrokeFont {
    /// A line of a letter, in pixels.
    struct Stroke {
        let points: [PixelPoint]
        let width: Double
    }

    /// The units of the glyphs' grid in an em.
    static let unitsPerEm = 22.0

    static let regular = StrokeFont(size: TextLine.size, thickness: 1.9, spacing: 0.4)
    static let heading = StrokeFont(size: TextLine.headingSize, thickness: 2.9, spacing: 1.1)

    /// The height of an em in CSS pixels.
    private let size: Double
    /// The width of lines, in units of the grid.
    private let thickness: Double
    /// What is added to every advance, in units of the grid.
    private let spacing: Double

    /// The width of `text` in CSS pixels.
    func width(of text: String) -> Double {
        text.reduce(0) { $0 + Glyph.of($1).advance + spacing } * size / Self.unitsPerEm
    }

    /// The lines of a text, in pixels of a canvas that has `scale` for each CSS pixel and is `canvasWidth` wide. A text
    /// that would not lie inside is moved and, if that is not enough, squeezed.
    static func strokes(of line: TextLine, scale: Double, canvasWidth: Double) -> [Stroke] {
        let font = line.isHeading ? heading : regular
        let natural = font.width(of: line.text) * scale
        let edge = 2 * scale
        let width = min(line.squeezedWidth.map { $0 * scale } ?? natural, canvasWidth - 2 * edge)
        let left = line.place.x * scale - width * line.anchor.share
        // The line that the letters stand on is rounded to whole pixels, where it is drawn sharp.
        let origin = PixelPoint(
            x: max(min(left, canvasWidth - edge - width), edge), y: (line.place.y * scale).rounded())
        return font.strokes(of: line.text, at: origin, scale: scale, squeeze: natural > 0 ? width / natural : 1)
    }

    private func strokes(of text: String, at origin: PixelPoint, scale: Double, squeeze: Double) -> [Stroke] {
        let unit = size * scale / Self.unitsPerEm
        let width = thickness * unit * squeeze.squareRoot()
        var x = origin.x
        var strokes: [Stroke] = []
        for glyph in text.map(Glyph.of) {
            for points in glyph.strokes {
                let placed = points.map {
                    PixelPoint(x: x + $0.x * unit * squeeze, y: origin.y - width / 2 - $0.y * unit)
                }
                // A dot as wide as the lines would look too small beside them.
                strokes.append(Stroke(points: placed, width: points.count == 1 ? width * 1.3 : width))
            }
            x += (glyph.advance + spacing) * unit * squeeze
        }
        return strokes
    }
}

extension TextLine.Anchor {
    /// How much of the text lies left of its place.
    fileprivate var share: Double {
        switch self {
        case .start: 0
        case .middle: 0.5
        case .end: 1
        }
    }
}
