extension Coverage {
    /// How a line ends.
    enum Ends {
        /// Straight across, right where the line ends.
        case flat
        /// In a half circle around its end.
        case round
    }

    /// Covers a line through `points`, round at its corners. A round line of a single point is a disk.
    ///
    /// A pixel is covered as far as a straight edge at its center's distance from the line would cover it.
    mutating func addLine(_ points: [PixelPoint], width: Double, ends: Ends) {
        guard let first = points.first, let last = points.last else { return }
        var cuts: [FlatEnd] = []
        if ends == .flat {
            guard let second = points.first(where: { $0 != first }),
                let previous = points.last(where: { $0 != last })
            else { return }
            cuts = [FlatEnd(at: first, from: second, width: width), FlatEnd(at: last, from: previous, width: width)]
        }
        if points.count == 1 { addSegment(Segment(from: first, to: first), width, cuts) }
        for (start, end) in zip(points, points.dropFirst()) {
            addSegment(Segment(from: start, to: end), width, cuts)
        }
    }

    private mutating func addSegment(_ segment: Segment, _ width: Double, _ cuts: [FlatEnd]) {
        let reach = width / 2 + 0.5
        let (low, high) = (min(segment.start.y, segment.end.y), max(segment.start.y, segment.end.y))
        for y in rows(from: low - reach, to: high + reach) {
            let span = segment.span(atHeight: Double(y) + 0.5, reach: reach)
            for x in columns(from: span.lowerBound - 0.5, to: span.upperBound + 0.5) {
                let center = PixelPoint(x: Double(x) + 0.5, y: Double(y) + 0.5)
                // A line thinner than a pixel covers no more of any pixel than its width.
                let share = min(reach - segment.distance(to: center), width, 1)
                guard share > 0 else { continue }
                cover(x, y, cuts.reduce(share) { $0 * $1.share(of: center) })
            }
        }
    }
}

/// The straight way between two points.
private struct Segment {
    let start: PixelPoint
    let end: PixelPoint
    private let dx: Double
    private let dy: Double
    private let length: Double

    init(from start: PixelPoint, to end: PixelPoint) {
        self.start = start
        self.end = end
        (dx, dy) = (end.x - start.x, end.y - start.y)
        length = (dx * dx + dy * dy).squareRoot()
    }

    func distance(to point: PixelPoint) -> Double {
        let (x, y) = (point.x - start.x, point.y - start.y)
        let along = length > 0 ? min(max((x * dx + y * dy) / (length * length), 0), 1) : 0
        let (restX, restY) = (x - along * dx, y - along * dy)
        return (restX * restX + restY * restY).squareRoot()
    }

    /// From where to where a level line at `height` can come nearer than `reach`.
    func span(atHeight height: Double, reach: Double) -> ClosedRange<Double> {
        let (low, high) = (min(start.x, end.x) - reach, max(start.x, end.x) + reach)
        guard abs(dy) > 1e-6 * length else { return low...high }
        let middle = start.x + (height - start.y) / dy * dx
        let room = reach * length / abs(dy)
        let first = min(max(middle - room, low), high)
        return first...min(max(middle + room, first), high)
    }
}

/// The end of a line, where it is cut straight across.
private struct FlatEnd {
    private let place: PixelPoint
    /// The direction into the line, of length 1.
    private let inward: PixelPoint
    private let reach: Double

    /// Cuts at `place` a line that comes from `previous`, another point.
    init(at place: PixelPoint, from previous: PixelPoint, width: Double) {
        let (dx, dy) = (previous.x - place.x, previous.y - place.y)
        let length = (dx * dx + dy * dy).squareRoot()
        self.place = place
        inward = PixelPoint(x: dx / length, y: dy / length)
        reach = width / 2 + 1
    }

    /// How much of the pixel around `center` lies on the line's side, from 0 to 1. Only near the end: the line may turn
    /// and come back beyond it.
    func share(of center: PixelPoint) -> Double {
        let (x, y) = (center.x - place.x, center.y - place.y)
        guard x * x + y * y <= reach * reach else { return 1 }
        return min(max(x * inward.x + y * inward.y + 0.5, 0), 1)
    }
}
