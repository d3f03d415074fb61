/// The data of a path element, made of lines.
struct SVGPath {
    private(set) var data = ""

    /// Begins a new line.
    mutating func move(to point: PixelPoint) { data += "M\(point.x.svg) \(point.y.svg)" }

    /// Goes on to `point`.
    mutating func line(to point: PixelPoint) { data += "L\(point.x.svg) \(point.y.svg)" }

    /// Lines through `points`.
    mutating func line(through points: [PixelPoint]) {
        guard let first = points.first else { return }
        move(to: first)
        for point in points.dropFirst() { line(to: point) }
    }
}

/// A place in the figure: x to the right, y down, in pixels from the top left corner.
struct PixelPoint: Equatable {
    let x: Double
    let y: Double
}
