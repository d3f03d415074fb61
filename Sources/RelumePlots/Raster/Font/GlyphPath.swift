/// A line of a glyph, straight or bent.
struct GlyphPath {
    /// A point of the line, or one (`~`) that it bends towards without touching it.
    struct Point {
        let place: PixelPoint
        let isBend: Bool

        /// Reads `x,y` or `~x,y`.
        init?(_ text: some StringProtocol) {
            isBend = text.hasPrefix("~")
            let numbers = text.drop { $0 == "~" }.split(separator: ",").compactMap { Double($0) }
            guard numbers.count == 2 else { return nil }
            place = PixelPoint(x: numbers[0], y: numbers[1])
        }
    }

    /// The straight pieces that stand for a bend; more could not be told from them at the sizes of labels.
    private static let piecesPerBend = 8

    /// The line through straight pieces.
    private(set) var points: [PixelPoint] = []

    init(_ path: [Point]) {
        for (index, point) in path.enumerated() {
            guard point.isBend else {
                points.append(point.place)
                continue
            }
            guard let start = points.last, index + 1 < path.count else { continue }
            let next = path[index + 1]
            // Between two bends the line goes through the middle.
            bend(from: start, towards: point.place, to: next.isBend ? middle(point.place, next.place) : next.place)
        }
    }

    /// A parabola's arc, all but its first point, and its last one if the next point of the path is that.
    private mutating func bend(from start: PixelPoint, towards control: PixelPoint, to end: PixelPoint) {
        for piece in 1...Self.piecesPerBend {
            let t = Double(piece) / Double(Self.piecesPerBend)
            let (a, b, c) = ((1 - t) * (1 - t), 2 * t * (1 - t), t * t)
            points.append(
                PixelPoint(
                    x: a * start.x + b * control.x + c * end.x, y: a * start.y + b * control.y + c * end.y))
        }
    }

    private func middle(_ one: PixelPoint, _ other: PixelPoint) -> PixelPoint {
        PixelPoint(x: (one.x + other.x) / 2, y: (one.y + other.y) / 2)
    }
}
