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

/// How the line of a curve looks.
struct CurveStyle {
    let color: Int
    /// Gradients are dashed.
    let isGradient: Bool
    /// Whether the palette has been used up once; the line is broken then.
    let isAgain: Bool

    var stroke: Stroke {
        switch (isGradient, isAgain) {
        case (false, false): .curve
        case (true, false): .gradient
        case (false, true): .curveAgain
        case (true, true): .gradientAgain
        }
    }
}

extension Stroke {
    static let curve = Stroke(width: 2.25)
    static let gradient = Stroke(width: 1.75, dashes: [6, 4])
    static let curveAgain = Stroke(width: curve.width, dashes: [12, 3, 2, 3])
    static let gradientAgain = Stroke(width: gradient.width, dashes: [2, 3])
}
