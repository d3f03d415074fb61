/// Draws marks on a canvas, in the colors of the light scheme.
struct RasterRenderer {
    private(set) var canvas: Canvas
    private var coverage: Coverage
    /// Pixels for each CSS pixel.
    private let scale: Double
    private let canvasWidth: Double
    /// What is seen, in pixels of the canvas.
    private var frame: PixelRectangle

    init(width: Int, height: Int, scale: Double) {
        canvas = Canvas(width: width, height: height, ground: Ground.light.fill)
        coverage = Coverage(width: width, height: height)
        self.scale = scale
        canvasWidth = Double(width)
        frame = PixelRectangle(left: 0, top: 0, width: Double(width), height: Double(height))
    }

    /// Draws `mark` above what is there.
    mutating func draw(_ mark: Mark) {
        switch mark {
        case .rule(let start, let end, let isAxis):
            draw([[start, end]], isAxis ? .axis : .grid, isAxis ? Ground.light.axis : Ground.light.grid)
        case .curve(let lines, let style):
            draw(lines, style.stroke, Self.color(style.color))
        case .swatch(let start, let length, let style):
            draw([[start, PixelPoint(x: start.x + length, y: start.y)]], style.stroke, Self.color(style.color))
        case .area(let line, let color):
            coverage.addShape(line.scaled(by: scale))
            paint(Self.color(color), opacity: Mark.areaOpacity)
            draw([line], .area, Self.color(color))
        case .dots(let dots, let color):
            for dot in dots { draw(dot, Self.color(color)) }
        case .text(let text):
            draw(text)
        case .clipped(let marks, let rectangle):
            let outer = frame
            frame = frame.intersection(rectangle.scaled(by: scale))
            for mark in marks { draw(mark) }
            frame = outer
        }
    }

    private static func color(_ index: Int) -> Color { CurveColors.pairs[index].light }

    private mutating func draw(_ lines: [[PixelPoint]], _ stroke: Stroke, _ color: Color) {
        for dash in lines.flatMap({ $0.dashed(stroke.dashes) }) {
            coverage.addLine(dash.scaled(by: scale), width: stroke.width * scale, ends: .flat)
        }
        paint(color)
    }

    private mutating func draw(_ dot: Dot, _ color: Color) {
        let place = [dot.center].scaled(by: scale)
        coverage.addLine(place, width: (2 * Dot.radius + Stroke.dot.width) * scale, ends: .round)
        paint(color)
        guard !dot.isFilled else { return }
        coverage.addLine(place, width: (2 * Dot.radius - Stroke.dot.width) * scale, ends: .round)
        paint(Ground.light.fill)
    }

    private mutating func draw(_ text: TextLine) {
        for stroke in StrokeFont.strokes(of: text, scale: scale, canvasWidth: canvasWidth) {
            coverage.addLine(stroke.points, width: stroke.width, ends: .round)
        }
        paint(Ground.light.text)
    }

    private mutating func paint(_ color: Color, opacity: Double = 1) {
        canvas.paint(color, opacity: opacity, where: coverage, in: frame)
        coverage.clear()
    }
}

extension [PixelPoint] {
    fileprivate func scaled(by scale: Double) -> [PixelPoint] {
        map { PixelPoint(x: $0.x * scale, y: $0.y * scale) }
    }
}

extension PixelRectangle {
    fileprivate func scaled(by scale: Double) -> PixelRectangle {
        PixelRectangle(left: left * scale, top: top * scale, width: width * scale, height: height * scale)
    }

    fileprivate func intersection(_ other: PixelRectangle) -> PixelRectangle {
        let (left, top) = (max(left, other.left), max(top, other.top))
        return PixelRectangle(
            left: left, top: top, width: max(0, min(right, other.right) - left),
            height: max(0, min(bottom, other.bottom) - top))
    }
}
