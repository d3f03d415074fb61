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

    /// What it covers of the figure.
    var frame: PixelRectangle { PixelRectangle(left: left, top: top, width: width, height: height) }

    /// Thin lines at every mark, stronger ones where x or y is 0.
    var grid: [Mark] {
        let vertical = x.ticks.map { rule($0.value, isVertical: true) }
        let horizontal = y.ticks.map { rule($0.value, isVertical: false) }
        let isZero: (Axis.Tick) -> Bool = { $0.value == 0 }
        let axes = x.ticks.filter(isZero).map { _ in rule(0, isVertical: true, isAxis: true) }
        return vertical + horizontal + axes
            + y.ticks.filter(isZero).map { _ in rule(0, isVertical: false, isAxis: true) }
    }

    private func rule(_ value: Double, isVertical: Bool, isAxis: Bool = false) -> Mark {
        .rule(
            from: point(isVertical ? value : x.range.lowerBound, isVertical ? y.range.lowerBound : value),
            to: point(isVertical ? value : x.range.upperBound, isVertical ? y.range.upperBound : value),
            isAxis: isAxis)
    }

    /// The values below the area.
    var xLabels: [Mark] {
        x.ticks.map { tick in
            let place = PixelPoint(x: point(tick.value, y.range.lowerBound).x, y: bottom + 20)
            return .text(TextLine(text: tick.label, place: place, anchor: .middle))
        }
    }

    /// The values to the left of the area.
    var yLabels: [Mark] {
        y.ticks.map { tick in
            let place = PixelPoint(x: left - 9, y: point(x.range.lowerBound, tick.value).y + 4.5)
            return .text(TextLine(text: tick.label, place: place, anchor: .end))
        }
    }
}
