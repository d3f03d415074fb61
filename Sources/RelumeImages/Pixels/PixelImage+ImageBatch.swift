public import RelumeCore

extension PixelImage {
    /// Size, channels and type of a sample.
    public var spec: ImageSpec {
        ImageSpec(
            height: height, width: width, channels: channels, hasAlpha: hasAlpha,
            elementType: bitDepth == 16 ? .uint16 : .uint8)
    }

    /// The image as a batch of one, `[1, C, H, W]`: the same samples in planes.
    ///
    /// - Complexity: O(samples); nothing is converted.
    public var batch: ImageBatch { withSamples { ImageBatch(unchecked: $0.stacked(with: []), hasAlpha: hasAlpha) } }

    /// Whether both fit into one batch: the same size, channels and depth.
    public func stacks(with other: PixelImage) -> Bool {
        shape == other.shape && bitDepth == other.bitDepth
    }

    /// Size and kind in words: `256 x 192 RGBA of 8 bits`.
    public var layout: String {
        let kind = ["gray", "gray and alpha", "RGB", "RGBA"][channels - 1]
        return "\(width) x \(height) \(kind) of \(bitDepth) bits"
    }
}

extension ImageBatch {
    /// Stacks images into one batch, `[N, C, H, W]`; samples stay as they are.
    ///
    /// - Throws: `invalidArgument` where there is no image, or one does not stack with the first; the error's index says
    ///   which.
    /// - Complexity: O(samples).
    public init(stacking images: [PixelImage]) throws(RelumeError) {
        guard let first = images.first else {
            throw RelumeError(.invalidArgument, "a batch needs at least one image")
        }
        if let index = images.firstIndex(where: { !$0.stacks(with: first) }) {
            throw RelumeError(
                .invalidArgument,
                "\(images[index].layout) does not stack with \(first.layout); bring the images to one size and kind",
                index: index)
        }
        let samples = first.withSamples { $0.stacked(with: images.dropFirst()) }
        self.init(unchecked: samples, hasAlpha: first.hasAlpha)
    }
}

extension SampleTensor {
    /// The picture and then `others`, of the same shape and type, in planes.
    fileprivate func stacked(with others: some Collection<PixelImage>) -> ImageBatch.Samples {
        let pictures = [Tensor(unchecked: shape, scalars: scalars)] + others.compactMap { $0.tensor(of: Scalar.self) }
        return ImageBatch.Samples(Scalar.samples(.channelsFirst(stacking: pictures)))
    }
}

extension ImageBatch.Samples {
    fileprivate init(_ samples: PixelImage.Samples) {
        switch samples {
        case .uint8(let tensor): self = .uint8(tensor)
        case .uint16(let tensor): self = .uint16(tensor)
        }
    }
}
