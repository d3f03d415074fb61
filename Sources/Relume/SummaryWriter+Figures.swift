public import RelumeCore
public import RelumePlots
public import RelumeTensorBoard

// Here, because figures know nothing of event files, nor event files of figures.
extension SummaryWriter {
    /// Adds a figure under `tag` at `step`, as an image that stays sharp at every size.
    ///
    ///     try writer.addFigure("curves", try CurveFigure([.sigmoid, .gelu]), step: 1)
    ///
    /// TensorBoard up to 2.19 shows it. Later ones (since tensorboard#7009) serve its bytes without the type of a drawing,
    /// so that browsers do not draw them; there `figure.svg` is to be written to a file.
    /// - Throws: what every `add` refuses.
    public func addFigure(_ tag: String, _ figure: some Figure, step: Int) throws(RelumeError) {
        let image = EncodedImage(bytes: Array(figure.svg.utf8), width: figure.size.width, height: figure.size.height)
        try addImage(tag, image, step: step)
    }
}
