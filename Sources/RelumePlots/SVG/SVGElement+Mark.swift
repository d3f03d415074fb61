// How each mark is written. Its looks are the classes of `StyleSheet`.
extension SVGElement {
    init(_ mark: Mark) {
        switch mark {
        case .rule(let start, let end, let isAxis):
            self.init(
                "line",
                [
                    "class": isAxis ? "axis" : "grid", "x1": start.x.svg, "y1": start.y.svg, "x2": end.x.svg,
                    "y2": end.y.svg,
                ])
        case .curve(let lines, let style):
            self.init("path", ["class": style.classes, "d": lines.map(Self.pathData).joined()])
        case .swatch(let start, let length, let style):
            self.init("path", ["class": style.classes, "d": "M\(start.x.svg) \(start.y.svg)h\(length.svg)"])
        case .area(let line, let color):
            self.init("path", ["class": "area c\(color)", "d": Self.pathData(line)])
        case .dots(let dots, let color):
            self.init("g", ["class": "c\(color)"], dots.map { SVGElement($0) })
        case .text(let line):
            self.init(line)
        case .clipped(let marks, let frame):
            self.init(marks, in: frame)
        }
    }

    private init(_ dot: Dot) {
        self.init(
            "circle",
            [
                "class": dot.isFilled ? "dot" : "hole", "cx": dot.center.x.svg, "cy": dot.center.y.svg,
                "r": Dot.radius.svg,
            ])
    }

    private init(_ line: TextLine) {
        self.init("text", text: line.text)
        if line.isHeading { set("class", "heading") }
        set("x", line.place.x.svg)
        set("y", line.place.y.svg)
        if line.anchor != .start { set("text-anchor", line.anchor == .middle ? "middle" : "end") }
        if let width = line.squeezedWidth {
            set("textLength", width.svg)
            set("lengthAdjust", "spacingAndGlyphs")
        }
    }

    /// A picture of its own, which shows nothing of what lies outside the frame.
    private init(_ marks: [Mark], in frame: PixelRectangle) {
        let (left, top, width, height) = (frame.left.svg, frame.top.svg, frame.width.svg, frame.height.svg)
        self.init(
            "svg",
            ["x": left, "y": top, "width": width, "height": height, "viewBox": "\(left) \(top) \(width) \(height)"],
            marks.map { SVGElement($0) })
    }

    private static func pathData(_ points: [PixelPoint]) -> String {
        points.enumerated().map { index, point in
            "\(index == 0 ? "M" : "L")\(point.x.svg) \(point.y.svg)"
        }.joined()
    }
}

extension CurveStyle {
    fileprivate var classes: String {
        (["curve"] + (isGradient ? ["gradient"] : []) + (isAgain ? ["again"] : []) + ["c\(color)"])
            .joined(separator: " ")
    }
}
