/// A rectangle of the figure, in pixels.
struct PixelRectangle: Equatable {
    let left: Double
    let top: Double
    let width: Double
    let height: Double

    var right: Double { left + width }
    var bottom: Double { top + height }
}
