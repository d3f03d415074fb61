/// A place in the figure: x to the right, y down, in pixels from the top left corner.
struct PixelPoint: Equatable {
    var x: Double
    var y: Double
}
