public import RelumeImages

extension SummaryWriter {
    /// How the images of a batch stand in TensorBoard.
    public enum ImageLayout: Hashable, Sendable {
        /// One image with all of them side by side, row by row without padding, as PyTorch's writer does it. Gray becomes
        /// three equal channels; alpha is laid over black.
        case grid(columns: Int = ImageGrid.defaultColumns)
        /// Single images under one tag and step, as TensorFlow's writer does it, with their channels as they are.
        case list
    }
}
