import RelumeCore
import RelumeImages

/// A batch as TensorBoard shows it: 8-bit planes `[N, C, H, W]`, C from 1 to 4 with alpha last where it is even.
struct BytePlanes: Sendable {
    private let planes: Tensor<UInt8>

    /// Converts the first `maxCount` images of `batch`, rounding as PyTorch's writer does.
    init(_ batch: ImageBatch, display: DisplayMap, maxCount: Int?) throws(RelumeError) {
        let form = "\(batch.channels) channels, \(batch.hasAlpha ? "the last alpha" : "without alpha")"
        guard [1, 3].contains(batch.colorChannels) else {
            throw RelumeError(.invalidArgument, "TensorBoard shows gray or RGB, with or without alpha, not \(form)")
        }
        let count = min(maxCount ?? batch.count, batch.count)
        guard count > 0, batch.height > 0, batch.width > 0 else {
            throw RelumeError(.invalidArgument, "there is no pixel to show in \(count) images of \(batch.shape)")
        }
        planes = try batch.displayed(by: display, .truncating, first: count)
    }

    /// The number of images.
    var count: Int { planes.shape[0] }

    /// Image `index` with its channels as they are.
    func image(_ index: Int) -> PixelImage { PixelImage(unchecked: .grid(of: planes.images(index..<index + 1))) }

    /// All images side by side in RGB.
    func grid(columns: Int) -> PixelImage {
        PixelImage(unchecked: Tensor.grid(of: planes, columns: columns).rgbOverBlack())
    }
}
