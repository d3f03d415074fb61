/// How wide a line is, and how it is broken, in CSS pixels.
struct Stroke: Equatable {
    let width: Double
    /// The lengths of a dash, the gap behind it, the next dash and so on, over and over; none for a whole line.
    var dashes: [Double] = []

    static let grid = Stroke(width: 1)
    static let axis = Stroke(width: 1.25)
    static let area = Stroke(width: 1.25)
    static let dot = Stroke(width: 1.5)
}
