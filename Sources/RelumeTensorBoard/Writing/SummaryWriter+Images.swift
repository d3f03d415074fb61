public import RelumeCodecs
public import RelumeCore
public import RelumeImages
import RelumeParallel

extension SummaryWriter {
    /// Adds a batch of images under `tag` at `step`.
    ///
    /// 8-bit samples go as they are under the display `unit`. Others are displayed, times 255, clipped and truncated in
    /// Float32, as PyTorch's writer does it; NaN becomes 0. Alpha is taken as it is.
    ///
    /// - Parameters:
    ///   - images: gray, gray and alpha, RGB or RGBA.
    ///   - display: how a value becomes a pixel; give before and after the same.
    ///   - layout: one grid, or single images.
    ///   - maxOutputs: how many of the batch at most, from the first on; nil for all.
    /// - Throws: `invalidArgument` for an empty batch, other channels, a display for another number of channels, a grid
    ///   without columns, or what every `add` refuses.
    public func addImages(
        _ tag: String, _ images: ImageBatch, step: Int, display: DisplayMap = .unit,
        layout: ImageLayout = .grid(), maxOutputs: Int? = nil
    ) throws(RelumeError) {
        let pixels = try BytePlanes(images, display: display, maxCount: maxOutputs)
        switch layout {
        case .grid(let columns):
            guard columns > 0 else {
                throw RelumeError(.invalidArgument, "a grid has at least one column, not \(columns)")
            }
            let grid = try EncodedImage(pixels.grid(columns: columns), profile: png)
            try addImage(tag, grid, step: step)
        case .list:
            try addImages(tag, encode(pixels), step: step)
        }
    }

    /// Adds a batch of float images `[N, C, H, W]` under `tag` at `step`; with 2 or 4 channels the last is alpha.
    ///
    /// Otherwise like ``addImages(_:_:step:display:layout:maxOutputs:)-(String,ImageBatch,_,_,_,_)``.
    public func addImages(
        _ tag: String, _ images: Tensor<Float>, step: Int, display: DisplayMap = .unit,
        layout: ImageLayout = .grid(), maxOutputs: Int? = nil
    ) throws(RelumeError) {
        guard images.shape.rank == 4 else {
            throw RelumeError(.invalidArgument, "images are [N, C, H, W], not \(images.shape); reshape the tensor")
        }
        let batch = ImageBatch(unchecked: .float32(images), hasAlpha: [2, 4].contains(images.shape[1]))
        try addImages(tag, batch, step: step, display: display, layout: layout, maxOutputs: maxOutputs)
    }

    /// Adds one float image `[C, H, W]` under `tag` at `step`, with its channels as they are.
    public func addImage(
        _ tag: String, _ image: Tensor<Float>, step: Int, display: DisplayMap = .unit
    ) throws(RelumeError) {
        guard image.shape.rank == 3 else {
            throw RelumeError(.invalidArgument, "an image is [C, H, W], not \(image.shape); reshape the tensor")
        }
        let batch = ImageBatch(
            unchecked: .float32(image.reshaped(unchecked: TensorShape(unchecked: [1] + image.shape.dimensions))),
            hasAlpha: [2, 4].contains(image.shape[0]))
        let pixels = try BytePlanes(batch, display: display, maxCount: nil)
        try addImage(tag, EncodedImage(pixels.image(0), profile: png), step: step)
    }

    /// Adds one image that is encoded already, in the form that PyTorch writes.
    public func addImage(_ tag: String, _ image: EncodedImage, step: Int) throws(RelumeError) {
        var value = ProtoSummary.Value()
        value.tag = tag
        value.image = ProtoImage(image)
        try add(value, kind: .images, step: step)
    }

    /// Adds images that are encoded already, all under one tag and step, in the form that TensorFlow 2 writes.
    ///
    /// TensorBoard is told the size of the first; the others may have sizes of their own.
    /// - Throws: `invalidArgument` for no images, or what every `add` refuses.
    public func addImages(_ tag: String, _ images: [EncodedImage], step: Int) throws(RelumeError) {
        guard let first = images.first else {
            throw RelumeError(.invalidArgument, "there is no image to add to \"\(tag)\"; leave the step out")
        }
        let strings = [Array(String(first.width).utf8), Array(String(first.height).utf8)] + images.map(\.bytes)
        let tensor = ProtoTensor(strings: strings, shape: [strings.count])
        try add(ProtoSummary.Value(tag: tag, tensor: tensor, kind: .images), kind: .images, step: step)
    }

    private func encode(_ pixels: BytePlanes) throws(RelumeError) -> [EncodedImage] {
        var encoded: [EncodedImage] = []
        try Parallel.orderedMap(count: pixels.count, jobs: jobs, window: 2 * jobs, makeState: {}) {
            [png] (index, _) throws(RelumeError) in
            try EncodedImage(pixels.image(index), profile: png)
        } deliver: { _, image in
            encoded.append(image)
        }
        return encoded
    }
}

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
