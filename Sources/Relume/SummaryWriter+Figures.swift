public import RelumeCore
public import RelumePlots
public import RelumeTensorBoard

// Here, because figures know nothing of event files, nor event files of figures.
extension SummaryWriter {
    /// Adds a figure under `tag` at `step`, as an image that stays sharp at every size.
    ///
    ///     try writer.addFigure("curves", try CurveFigure([.sigmoid, .gelu]), step: 1)
    ///
    /// - Throws: what every `add` refuses.
    public func addFigure(_ tag: String, _ figure: some Figure, step: Int) throws(RelumeError) {
        let image = EncodedImage(bytes: Array(figure.svg.utf8), width: figure.size.width, height: figure.size.height)
        try addImage(tag, image, step: step)
    }
}
