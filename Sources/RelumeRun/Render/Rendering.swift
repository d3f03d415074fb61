import RelumeCore
import RelumeImages

/// What the pipeline made of one or more pictures of one shape, to be quantized as each output wants it. Before and after
/// have forms of their own. Alpha's value is its sample in [0, 1], unchanged.
protocol Rendering: Sendable {
    /// What is worth telling about it.
    var tally: RenderTally { get }
    /// The least and the greatest finite value of the color channels, before and after. Class indices are no values.
    var finiteRange: FiniteRange { get }
    /// How the values of the color channels are distributed.
    var statistics: ValueStatistics { get }

    /// The form of the pictures on one side.
    func form(_ side: Side) -> PixelForm
    /// The same values by another display.
    func displayed(by map: DisplayMap) throws(RelumeError) -> any Rendering
    /// One of several pictures, by a display of its own.
    func picture(_ index: Int, displayedBy display: DisplayMode) throws(RelumeError) -> any Rendering

    /// The displayed samples of 8 bits, in the layout of the form; alpha as it came in.
    func bytes(_ side: Side, _ rounding: Rounding) -> [UInt8]
    /// The displayed samples of 16 bits, in the layout of the form; alpha as it came in.
    func words(_ side: Side, _ rounding: Rounding) -> [UInt16]
    /// The values that left the pipeline, in the layout of the form.
    func floats() -> [Float]
}

// MARK: What it can be made into

extension Rendering {
    /// The number of pictures.
    var count: Int { form(.after).count }

    /// The displayed pictures, at 8 or 16 bits a sample.
    func pictures(
        _ side: Side, _ rounding: Rounding, bitDepth: Int = 8, metadata: ImageMetadata = ImageMetadata()
    ) -> [PixelImage] {
        bitDepth == 16
            ? tensors(side, words(side, rounding)).map { PixelImage(unchecked: $0, metadata: metadata) }
            : tensors(side, bytes(side, rounding)).map { PixelImage(unchecked: $0, metadata: metadata) }
    }

    /// Before and after fitted into a grid's cells, each of its own size.
    func cells(sides: Sides<Int>) -> Sides<[FittedCell]> {
        Sides { side in
            tensors(side, bytes(side, .truncating)).map { FittedCell($0, side: sides[side]) }
        }
    }

    /// What left the pipeline as planes, `[N, C, H, W]`; alpha in [0, 1].
    func tensor() -> Tensor<Float> { planes(floats()) }

    /// The samples of what left the pipeline as picture files of 8 bits have them, as planes, `[N, C, H, W]`.
    func quantizedTensor() -> Tensor<UInt8> { planes(bytes(.after, .nearest)) }

    private func planes<Scalar>(_ scalars: [Scalar]) -> Tensor<Scalar> {
        let form = form(.after)
        let shape: TensorShape = [form.count, form.channels, form.height, form.width]
        guard form.planeSize == 1 else { return Tensor(unchecked: shape, scalars: scalars) }
        let pixels = Tensor(unchecked: [form.height, form.width, form.channels], scalars: scalars)
        return pixels.channelsFirst().reshaped(unchecked: shape)
    }

    /// The displayed samples cut into pictures `[H, W, C]`.
    private func tensors<Sample: PixelSample>(_ side: Side, _ all: [Sample]) -> [Tensor<Sample>] {
        let form = form(side)
        if form.planeSize == 1, form.count == 1 {
            return [Tensor(unchecked: [form.height, form.width, form.channels], scalars: all)]
        }
        return (0..<form.count).map { index in
            let picture = form.count == 1 ? all : Array(all[form.range(ofPicture: index)])
            return Tensor(unchecked: [form.channels, form.height, form.width], scalars: picture).channelsLast()
        }
    }

    /// Whether ``grid(_:first:)`` shows the pictures as cells of their own size would.
    var hasPlainGrid: Bool {
        Side.allCases.allSatisfy { form($0).channels == 3 && form($0).planeSize > 1 }
    }

    /// The first `count` pictures side by side, without padding, as PyTorch's `SummaryWriter` lays them out.
    func grid(_ side: Side, first count: Int) -> PixelImage {
        let form = form(side)
        let all = bytes(side, .truncating)
        let shown = count == form.count ? all : Array(all[..<form.range(ofPicture: count - 1).upperBound])
        let batch = Tensor(unchecked: [count, form.channels, form.height, form.width], scalars: shown)
        return PixelImage(unchecked: .grid(of: batch))
    }
}

extension PixelForm {
    /// The map of each channel that `map` shows; alpha, which comes last, is shown as it is.
    ///
    /// - Throws: `invalidArgument` for a display that is made for another number of channels.
    func displays(_ map: DisplayMap) throws(RelumeError) -> [ChannelDisplay] {
        // Class indices are shown as they are, whatever shows values.
        if let classBitDepth { return [.range(lo: 0, width: Float((1 << classBitDepth) - 1))] }
        return try map.channels(color: colorChannels, hasAlpha: hasAlpha)
    }
}
