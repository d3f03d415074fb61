/// A picture of functions or of values, drawn as SVG: text that browsers, GitHub and TensorBoard show as it is.
public protocol Figure: Sendable {
    /// The size in CSS pixels.
    var size: FigureSize { get }
    /// The text of an SVG file. The same figure gives the same bytes, on every machine.
    ///
    /// It needs nothing outside itself, says in `title` and `desc` what it shows, and follows the reader's choice of a
    /// light or dark scheme.
    var svg: String { get }
}
