import RelumeCore
import RelumeImages

/// What the pipeline made of one or more pictures of one shape, to be quantized as each output wants it. Before and after
/// have forms of their own.
struct Rendering: Sendable {
    /// What is worth telling about it.
    let tally: RenderTally
    private let values: RenderedValues
    /// The map of each channel on either side; alpha, which comes last, is shown as it is.
    private let displays: Sides<[ChannelDisplay]>

    /// - Throws: `invalidArgument` for a display that is made for another number of channels.
    init(_ values: RenderedValues, display: DisplayMode) throws(RelumeError) {
        self.values = values
        let map: DisplayMap =
            switch display {
            case .fixed(let map): map
            case .minMax: values.finiteRange.displayMap
            }
        let displays: Sides<[ChannelDisplay]> = try Sides { side throws(RelumeError) in
            let form = values.form(side)
            // Class indices are shown as they are, whatever shows values.
            if let bits = form.classBitDepth { return [ChannelDisplay.range(lo: 0, width: Float((1 << bits) - 1))] }
            return try map.channels(color: form.colorChannels, hasAlpha: form.hasAlpha)
        }
        self.displays = displays
        tally = RenderTally(values, displays)
    }

    /// The number of pictures.
    var count: Int { values.form(.after).count }

    func form(_ side: Side) -> PixelForm { values.form(side) }

    /// The least and the greatest finite value, before and after.
    var finiteRange: FiniteRange { values.finiteRange }

    /// How the values of the color channels are distributed.
    var statistics: ValueStatistics { values.statistics }

    /// The same values by another display.
    func displayed(by map: DisplayMap) throws(RelumeError) -> Rendering {
        try Rendering(values, display: .fixed(map))
    }

    /// One of several pictures, by a display of its own.
    func picture(_ index: Int, displayedBy display: DisplayMode) throws(RelumeError) -> Rendering {
        try Rendering(values.picture(index), display: display)
    }

    /// The displayed samples, in the layout of the form; alpha as it came in.
    private func samples<Sample: PixelSample>(_ side: Side, _ rounding: Rounding) -> [Sample] {
        let displays = displays[side]
        return values.map(side) { rounding.sample(displays[$0]($1), as: Sample.self) }
    }
}

// MARK: What it can be made into

extension Rendering {
    /// The displayed pictures, at 8 or 16 bits a sample.
    func pictures(
        _ side: Side, _ rounding: Rounding, bitDepth: Int = 8, metadata: ImageMetadata = ImageMetadata()
    ) -> [PixelImage] {
        bitDepth == 16
            ? tensors(side, rounding, of: UInt16.self).map { PixelImage(unchecked: $0, metadata: metadata) }
            : tensors(side, rounding, of: UInt8.self).map { PixelImage(unchecked: $0, metadata: metadata) }
    }

    /// Before and after fitted into a grid's cells, each of its own size.
    func cells(sides: Sides<Int>) -> Sides<[FittedCell]> {
        Sides { side in
            tensors(side, .truncating, of: UInt8.self).map { FittedCell($0, side: sides[side]) }
        }
    }

    /// What left the pipeline as planes, `[N, C, H, W]`; alpha in [0, 1].
    func tensor() -> Tensor<Float> { planes(values.map(.after) { $1 }) }

    /// The samples of what left the pipeline as picture files of 8 bits have them, as planes, `[N, C, H, W]`.
    func quantizedTensor() -> Tensor<UInt8> { planes(samples(.after, .nearest)) }

    private func planes<Scalar>(_ scalars: [Scalar]) -> Tensor<Scalar> {
        let form = form(.after)
        let shape: TensorShape = [form.count, form.channels, form.height, form.width]
        guard form.planeSize == 1 else { return Tensor(unchecked: shape, scalars: scalars) }
        let pixels = Tensor(unchecked: [form.height, form.width, form.channels], scalars: scalars)
        return pixels.channelsFirst().reshaped(unchecked: shape)
    }

    /// The displayed samples cut into pictures `[H, W, C]`.
    private func tensors<Sample: PixelSample>(
        _ side: Side, _ rounding: Rounding, of type: Sample.Type
    ) -> [Tensor<Sample>] {
        let form = form(side)
        let all: [Sample] = samples(side, rounding)
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
        let all: [UInt8] = samples(side, .truncating)
        let shown = count == form.count ? all : Array(all[..<form.range(ofPicture: count - 1).upperBound])
        let batch = Tensor(unchecked: [count, form.channels, form.height, form.width], scalars: shown)
        return PixelImage(unchecked: .grid(of: batch))
    }
}
