import RelumeCore
import RelumeImages

/// What a rendering of a batch `[N, C, H, W]` can be made into, at 8 bits a sample.
extension Rendering {
    /// The first `count` images side by side, 8 columns without padding, as PyTorch's `SummaryWriter` lays them out.
    func grid(_ moment: Moment, first count: Int) -> PixelImage {
        PixelImage(.uint8(.grid(of: images(moment, .truncating, 0..<count), columns: StepGrid.columns)))
    }

    /// The first `count` images one by one.
    func pictures(_ moment: Moment, _ rounding: Rounding, first count: Int) -> [PixelImage] {
        let all = images(moment, rounding, 0..<count)
        return (0..<count).map { place in PixelImage(.uint8(.grid(of: all.images(place..<place + 1)))) }
    }

    private func images(_ moment: Moment, _ rounding: Rounding, _ range: Range<Int>) -> Tensor<UInt8> {
        Tensor<UInt8>(shape: form.shape, scalars: samples(moment, rounding)).images(range)
    }
}

extension Tensor {
    /// The images of a batch `[N, C, H, W]` in `range`.
    fileprivate func images(_ range: Range<Int>) -> Tensor {
        if range == 0..<shape[0] { return self }
        let size = shape.count / shape[0]
        let part = scalars[range.lowerBound * size..<range.upperBound * size]
        return Tensor(shape: TensorShape([range.count] + shape.dimensions.dropFirst()), scalars: Array(part))
    }
}
