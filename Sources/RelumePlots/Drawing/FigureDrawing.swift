/// What a figure shows, described once for every form it is written in: marks from the rearmost to the foremost.
///
/// A ``PlotFigure`` makes it; ``PlotFigure/svg`` and ``PlotFigure/png(scale:)`` draw it.
public struct FigureDrawing: Sendable {
    let size: FigureSize
    /// The figure in a few words, for those who do not see it.
    let title: String
    /// The figure in a sentence, for those who do not see it.
    let description: String
    private(set) var marks: [Mark] = []

    init(_ size: FigureSize, title: String, description: String) {
        self.size = size
        self.title = title
        self.description = description
    }

    /// Puts `mark` above all others.
    mutating func append(_ mark: Mark) { marks.append(mark) }

    /// Puts `marks` above all others, the last one on top.
    mutating func append(contentsOf marks: [Mark]) { self.marks += marks }
}

/// One thing that a figure shows. Places and lengths are in CSS pixels; colors are indices into the ``CurveColors``.
enum Mark: Sendable {
    /// A thin line of the grid, or the stronger one where x or y is 0.
    case rule(from: PixelPoint, to: PixelPoint, isAxis: Bool)
    /// The pieces of a curve, each a line through points.
    case curve([[PixelPoint]], CurveStyle)
    /// A sample of a curve's line, from a place to the right.
    case swatch(from: PixelPoint, length: Double, CurveStyle)
    /// What lies between a line through points and the straight way back, filled so that one sees through, and the line.
    case area([PixelPoint], color: Int)
    /// Small circles.
    case dots([Dot], color: Int)
    /// Words or a number.
    case text(TextLine)
    /// Marks of which only what lies in a rectangle is seen.
    indirect case clipped([Mark], to: PixelRectangle)

    /// How much of what lies behind an ``area(_:color:)`` its filling covers.
    static let areaOpacity = 0.3
}

/// A small circle, filled with its color or with the ground's.
struct Dot {
    static let radius = 3.5

    let center: PixelPoint
    let isFilled: Bool
}

/// A place in the figure: x to the right, y down, in pixels from the top left corner.
struct PixelPoint: Equatable {
    var x: Double
    var y: Double
}

/// A rectangle of the figure, in pixels.
struct PixelRectangle: Equatable {
    let left: Double
    let top: Double
    let width: Double
    let height: Double

    var right: Double { left + width }
    var bottom: Double { top + height }
}
