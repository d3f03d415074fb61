/// A picture of functions or of values, drawn as SVG (``svg``) or PNG (``png(scale:)``).
///
/// SVG is for browsers and GitHub, stays sharp at every size and follows the reader's color scheme; PNG is for everything
/// else, as TensorBoard.
public protocol Figure: Sendable {
    /// The size in CSS pixels.
    var size: FigureSize { get }
    /// What it shows.
    var drawing: Drawing { get }
}
