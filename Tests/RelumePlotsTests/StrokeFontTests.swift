import RelumeActivations
import Testing

@testable import RelumePlots

/// The letters of figures drawn as pixels.
struct StrokeFontTests {
    private static let printable = (UInt8(32)..<127).map { Character(Unicode.Scalar($0)) }

    /// The characters of every text in `marks`.
    private func characters(in marks: [Mark]) -> Set<Character> {
        marks.reduce(into: []) { found, mark in
            if case .text(let line) = mark { found.formUnion(line.text) }
        }
    }

    @Test func `Every character of ASCII that can be printed has a glyph, and every glyph shows something`() {
        #expect(Glyph.characters.isSuperset(of: Self.printable))
        for character in Glyph.characters where character != " " {
            let strokes = Glyph.of(character).strokes
            #expect(!strokes.isEmpty && strokes.allSatisfy { !$0.isEmpty }, "\(character)")
        }
        #expect(Glyph.of(" ").strokes.isEmpty)
    }

    @Test func `Every glyph lies between its neighbors and in its line`() {
        for character in Glyph.characters {
            let glyph = Glyph.of(character)
            let points = glyph.strokes.joined()
            #expect(points.allSatisfy { (0.4...glyph.advance - 0.4).contains($0.x) }, "\(character)")
            #expect(points.allSatisfy { (-4.0...16).contains($0.y) }, "\(character)")
        }
        let shapes = Glyph.characters.map { Glyph.of($0).strokes.map { $0.map { [$0.x, $0.y] } } }
        #expect(Set(shapes).count == Glyph.characters.count)
    }

    @Test func `No text is wider than the layout takes it to be`() {
        for character in Glyph.characters {
            let text = String(character)
            #expect(StrokeFont.regular.width(of: text) <= TextWidth.estimate(text), "\(character)")
        }
    }

    @Test func `Figures write nothing of their own that the font does not have`() throws {
        for activation in Activation.all.map(\.example).filter(\.isElementwise) {
            let figure = try CurveFigure([activation], gradients: true, over: -3e-7...5e9)
            #expect(Glyph.characters.isSuperset(of: characters(in: figure.drawing.marks)), "\(activation)")
        }
        let histogram = try HistogramFigure(before: [-1e-9, .nan], after: [3e12, -0.5])
        #expect(Glyph.characters.isSuperset(of: characters(in: histogram.drawing.marks)))
    }

    @Test(arguments: [1.0, 2, 3])
    func `A text lies at its place, by its anchor`(scale: Double) throws {
        let width = StrokeFont.regular.width(of: "Hxg") * scale
        for (anchor, left) in [(TextLine.Anchor.start, 0), (.middle, -width / 2), (.end, -width)] {
            let line = TextLine(text: "Hxg", place: PixelPoint(x: 50, y: 30), anchor: anchor)
            let strokes = StrokeFont.strokes(of: line, scale: scale, canvasWidth: 200 * scale)
            let points = strokes.flatMap(\.points)
            let thickness = strokes[0].width
            let xs = points.map(\.x)
            let start = 50 * scale + left
            #expect((xs.min() ?? 0) > start && (xs.max() ?? 0) < start + width)
            #expect((xs.max() ?? 0) - (xs.min() ?? 0) > width * 0.8)
            // The H stands on the line and is about 0.73 em high, as capitals are; the g goes below.
            let capital = strokes[0].points.map(\.y)
            #expect((capital.max() ?? 0) + thickness / 2 == 30 * scale)
            #expect(abs(30 * scale - (capital.min() ?? 0) + thickness / 2 - 0.73 * 13 * scale) < 0.3 * scale)
            #expect((points.map(\.y).max() ?? 0) > 31 * scale)
        }
    }

    @Test(arguments: [TextLine.Anchor.start, .middle, .end], [-20.0, 5, 95, 130])
    func `No text sticks out of the picture`(anchor: TextLine.Anchor, x: Double) {
        for text in ["0.00025", String(repeating: "long ", count: 20)] {
            let line = TextLine(text: text, place: PixelPoint(x: x, y: 30), anchor: anchor, isHeading: true)
            for stroke in StrokeFont.strokes(of: line, scale: 2, canvasWidth: 200) {
                #expect(stroke.points.allSatisfy { (stroke.width / 2...200 - stroke.width / 2).contains($0.x) })
            }
        }
    }

    @Test func `A text is squeezed into the width that it has`() {
        let line = TextLine(
            text: "leaky_relu(negative_slope=0.123)", place: PixelPoint(x: 10, y: 30), squeezedWidth: 60)
        let xs = StrokeFont.strokes(of: line, scale: 1, canvasWidth: 400).flatMap(\.points).map(\.x)
        #expect((xs.min() ?? 0) > 10 && (xs.max() ?? 0) < 70 && (xs.max() ?? 0) > 66)
    }

    @Test func `What the font does not have is a box`() {
        #expect(Glyph.of("激").strokes.count == 1 && Glyph.of("激").strokes == Glyph.of("é").strokes)
    }
}
