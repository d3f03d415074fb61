public import RelumeCore

/// A picture of functions or of values, drawn as SVG (``svg``) or PNG (``png(scale:)``).
///
/// SVG is for browsers and GitHub, stays sharp at every size and follows the reader's color scheme; PNG is for everything
/// else, as TensorBoard.
public protocol PlotFigure: Sendable {
    /// The size in CSS pixels.
    var size: FigureSize { get }
    /// What it shows.
    var drawing: FigureDrawing { get }
}

/// The size of a figure in CSS pixels.
public struct FigureSize: Hashable, Sendable {
    /// The width.
    public let width: Int
    /// The height.
    public let height: Int

    /// 800 x 500.
    public static let standard = FigureSize(800, 500)

    /// The lengths that leave room for axes and are no slip of the pen.
    public static let lengths = 160...10_000

    /// Makes a size.
    ///
    /// - Throws: `invalidArgument` unless both are among ``lengths``.
    public init(width: Int, height: Int) throws(RelumeError) {
        guard Self.lengths.contains(width), Self.lengths.contains(height) else {
            throw RelumeError(
                .invalidArgument,
                "a figure is \(Self.lengths.lowerBound) to \(Self.lengths.upperBound) pixels wide and high, "
                    + "not \(width)x\(height)")
        }
        self.init(width, height)
    }

    /// Parses `WIDTHxHEIGHT`, e.g. `800x500`.
    ///
    /// - Throws: `invalidArgument` for another form or a length out of range.
    public init(parsing text: String) throws(RelumeError) {
        let lengths = text.split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
        guard lengths.count == 2, let width = lengths[0], let height = lengths[1] else {
            throw RelumeError(.invalidArgument, "a size is WIDTHxHEIGHT, such as 800x500, not '\(text)'")
        }
        try self.init(width: width, height: height)
    }

    private init(_ width: Int, _ height: Int) {
        self.width = width
        self.height = height
    }
}
