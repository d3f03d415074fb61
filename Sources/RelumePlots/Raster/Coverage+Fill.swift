extension Coverage {
    /// Covers what a line through `corners` and back to the first encloses; it must not cross itself. Each pixel is
    /// covered by exactly the part of it that lies inside.
    mutating func addShape(_ corners: [PixelPoint]) {
        guard let first = corners.first else { return }
        let edges = zip(corners, corners.dropFirst() + [first]).map { Edge(from: $0, to: $1) }.filter {
            $0.low < $0.high
        }
        let xs = corners.map(\.x)
        let columns = columns(from: xs.min() ?? 0, to: xs.max() ?? 0)
        for y in rows(from: edges.map(\.low).min() ?? 0, to: edges.map(\.high).max() ?? 0) {
            var row = RowArea(columns)
            for edge in edges { row.add(edge, y) }
            // An edge adds its height to all pixels to its right. Outside the shape, edges up and edges down cancel.
            var height = 0.0
            for (x, change) in zip(columns, row.changes) {
                height += change
                cover(x, y, abs(height))
            }
        }
    }
}

/// A side of a shape, from top to bottom.
private struct Edge {
    let low: Double
    let high: Double
    private let top: PixelPoint
    private let slope: Double
    /// 1 if the shape's line goes down here, -1 if it goes up.
    let direction: Double

    init(from start: PixelPoint, to end: PixelPoint) {
        let bottom = start.y < end.y ? end : start
        top = start.y < end.y ? start : end
        direction = start.y < end.y ? 1 : -1
        (low, high) = (top.y, bottom.y)
        slope = high > low ? (bottom.x - top.x) / (high - low) : 0
    }

    func x(at y: Double) -> Double { top.x + (y - top.y) * slope }
}

/// By how much the covered height changes from pixel to pixel of a row.
private struct RowArea {
    private let columns: Range<Int>
    private(set) var changes: [Double]

    init(_ columns: Range<Int>) {
        self.columns = columns
        changes = [Double](repeating: 0, count: columns.count)
    }

    /// Adds the part of `edge` that lies in row `y`.
    mutating func add(_ edge: Edge, _ y: Int) {
        let (low, high) = (max(edge.low, Double(y)), min(edge.high, Double(y) + 1))
        guard low < high else { return }
        let ends = (edge.x(at: low), edge.x(at: high))
        let (left, right) = (min(ends.0, ends.1), max(ends.0, ends.1))
        for column in Int(left.rounded(.down))...Int(right.rounded(.down)) {
            let (from, to) = (max(left, Double(column)), min(right, Double(column) + 1))
            let height = edge.direction * (high - low) * (right > left ? (to - from) / (right - left) : 1)
            let inside = Double(column) + 1 - (from + to) / 2
            add(height * inside, column)
            add(height * (1 - inside), column + 1)
        }
    }

    /// What lies left of the row counts from its first pixel on, what lies right of it not at all.
    private mutating func add(_ height: Double, _ column: Int) {
        let index = max(column - columns.lowerBound, 0)
        if index < changes.count { changes[index] += height }
    }
}
