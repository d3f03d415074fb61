import RelumeCore
import RelumeImages

/// What a rendering of one image `[H, W, C]` can be made into.
extension Rendering {
    /// The displayed picture, at 8 or 16 bits a sample.
    func picture(
        _ moment: Moment, _ rounding: Rounding, bitDepth: Int, metadata: ImageMetadata = ImageMetadata()
    ) -> PixelImage {
        bitDepth == 16
            ? PixelImage(tensor(moment, rounding, of: UInt16.self), metadata: metadata)
            : PixelImage(tensor(moment, rounding, of: UInt8.self), metadata: metadata)
    }

    /// Before and after fitted into a grid's cell.
    func cells(side: Int) -> PerMoment<FittedCell> {
        PerMoment { FittedCell(tensor($0, .truncating, of: UInt8.self), side: side) }
    }

    /// What left the pipeline as planes, `[C, H, W]`.
    func tensor() -> Tensor<Float> {
        Tensor(shape: form.shape, scalars: floats()).channelsFirst()
    }

    private func tensor<Sample: PixelSample>(
        _ moment: Moment, _ rounding: Rounding, of type: Sample.Type
    ) -> Tensor<Sample> {
        Tensor(shape: form.shape, scalars: samples(moment, rounding))
    }
}
