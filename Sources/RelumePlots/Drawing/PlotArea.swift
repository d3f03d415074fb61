/// A rectangle of a figure that shows values: where they lie, and the grid, axes and labels around them.
struct PlotArea {
    let left: Double
    let top: Double
    let width: Double
    let height: Double
    let x: Axis
    let y: Axis

    var bottom: Double { top + height }
    var right: Double { left + width }

    /// Where the pair of values lies.
    func point(_ xValue: Double, _ yValue: Double) -> PixelPoint {
        PixelPoint(x: left + x.fraction(xValue) * width, y: bottom - y.fraction(yValue) * height)
    }

    /// The room that labels to the left of the area need.
    static func margin(for y: Axis) -> Double {
        (y.ticks.map { TextWidth.estimate($0.label) }.max() ?? 0).rounded(.up) + 22
    }

    /// Thin lines at every mark, stronger ones where x or y is 0.
    var grid: [SVGElement] {
        let vertical = x.ticks.map { line($0.value, vertical: true) }
        let horizontal = y.ticks.map { line($0.value, vertical: false) }
        let isAxis: (Axis.Tick) -> Bool = { $0.value == 0 }
        let axes = x.ticks.filter(isAxis).map { _ in line(0, vertical: true, "axis") }
        return vertical + horizontal + axes + y.ticks.filter(isAxis).map { _ in line(0, vertical: false, "axis") }
    }

    private func line(_ value: Double, vertical: Bool, _ style: String = "grid") -> SVGElement {
        let start = point(vertical ? value : x.range.lowerBound, vertical ? y.range.lowerBound : value)
        let end = point(vertical ? value : x.range.upperBound, vertical ? y.range.upperBound : value)
        return SVGElement(
            "line", ["class": style, "x1": start.x.svg, "y1": start.y.svg, "x2": end.x.svg, "y2": end.y.svg])
    }

    /// The values below the area.
    var xLabels: [SVGElement] {
        x.ticks.map { tick in
            let place = point(tick.value, y.range.lowerBound)
            return SVGElement(
                "text", ["x": place.x.svg, "y": (bottom + 20).svg, "text-anchor": "middle"], text: tick.label)
        }
    }

    /// The values to the left of the area.
    var yLabels: [SVGElement] {
        y.ticks.map { tick in
            let place = point(x.range.lowerBound, tick.value)
            return SVGElement(
                "text", ["x": (left - 9).svg, "y": (place.y + 4.5).svg, "text-anchor": "end"], text: tick.label)
        }
    }
}
