import RelumeCore
import RelumeImages

/// What a rendering of one image `[H, W, C]` can be made into.
extension Rendering {
    /// The displayed picture, at 8 or 16 bits a sample.
    func picture(
        _ moment: Moment, _ rounding: Rounding, bitDepth: Int, metadata: ImageMetadata = ImageMetadata()
    ) -> PixelImage {
        bitDepth == 16
            ? PixelImage(.uint16(Tensor(shape: form.shape, scalars: samples(moment, rounding))), metadata: metadata)
            : PixelImage(.uint8(Tensor(shape: form.shape, scalars: samples(moment, rounding))), metadata: metadata)
    }

    /// Before and after fitted into a grid's cell.
    func cells(side: Int) -> PerMoment<FittedCell> {
        PerMoment { FittedCell(Tensor(shape: form.shape, scalars: samples($0, .truncating)), side: side) }
    }

    /// What left the pipeline as planes, `[C, H, W]`.
    func tensor() -> Tensor<Float> {
        let pixels = floats()
        let (height, width, channels) = (form.shape[0], form.shape[1], form.shape[2])
        return Tensor(shape: [channels, height, width]) { output in
            for channel in 0..<channels {
                for index in stride(from: channel, to: pixels.count, by: channels) { output.append(pixels[index]) }
            }
        }
    }
}
