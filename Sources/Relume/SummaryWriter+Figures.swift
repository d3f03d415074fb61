public import RelumeCore
public import RelumePlots
public import RelumeTensorBoard

// This stands in Relume because RelumePlots and RelumeTensorBoard do not import each other.
extension SummaryWriter {
    /// Adds a figure under `tag` at `step`, as a PNG image.
    ///
    ///     try writer.addFigure("curves", try CurveFigure([.sigmoid, .gelu]), step: 1)
    ///
    /// Not as SVG: TensorBoard from 2.20 on (tensorboard#7009) serves it without the type of a drawing, so that browsers
    /// show nothing.
    /// - Parameter scale: pixels for each CSS pixel of the figure, 1 to 8. TensorBoard's "actual size" is a CSS pixel for
    ///   each pixel of the image, and its small size is not smoothed, so that 1 is the most legible there.
    /// - Throws: what every `add` refuses, and as ``PlotFigure/image(scale:)``.
    public func addFigure(_ tag: String, _ figure: some PlotFigure, step: Int, scale: Int = 1) throws(RelumeError) {
        try addImage(tag, try EncodedImage(try figure.image(scale: scale)), step: step)
    }
}
