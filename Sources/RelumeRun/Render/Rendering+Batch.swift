import RelumeCore
import RelumeImages

/// What a rendering of a batch `[N, C, H, W]` can be made into, at 8 bits a sample.
extension Rendering {
    /// The first `count` images side by side, 8 columns without padding, as PyTorch's `SummaryWriter` lays them out.
    func grid(_ moment: Moment, first count: Int) -> PixelImage {
        PixelImage(.grid(of: images(moment, .truncating, 0..<count)))
    }

    /// The first `count` images one by one.
    func pictures(_ moment: Moment, _ rounding: Rounding, first count: Int) -> [PixelImage] {
        let all = images(moment, rounding, 0..<count)
        return (0..<count).map { place in PixelImage(.grid(of: all.images(place..<place + 1))) }
    }

    private func images(_ moment: Moment, _ rounding: Rounding, _ range: Range<Int>) -> Tensor<UInt8> {
        Tensor<UInt8>(shape: form.shape, scalars: samples(moment, rounding)).images(range)
    }
}
