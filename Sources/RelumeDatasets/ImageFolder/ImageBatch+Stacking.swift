public import RelumeCodecs
public import RelumeCore

extension ImageBatch {
    /// Stacks decoded images, each `[H, W, C]`, into one batch `[N, C, H, W]`; samples stay as they are.
    ///
    /// - Throws: `invalidArgument` where there is no image, or one is of another size, another number of channels or
    ///   another depth than the first; the error's index says which.
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
        let samples: Samples =
            switch first.samples {
            case .uint8:
                .uint8(
                    planes(of: images.compactMap { if case .uint8(let tensor) = $0.samples { tensor } else { nil } }))
            case .uint16:
                .uint16(
                    planes(of: images.compactMap { if case .uint16(let tensor) = $0.samples { tensor } else { nil } }))
            }
        self.init(samples, hasAlpha: first.hasAlpha)
    }
}

extension PixelImage {
    /// Whether both fit into one batch.
    func stacks(with other: PixelImage) -> Bool { shape == other.shape && bitDepth == other.bitDepth }

    /// Size and kind in words: `256 x 192 RGBA of 8 bits`.
    var layout: String {
        let kind = ["gray", "gray and alpha", "RGB", "RGBA"][channels - 1]
        return "\(width) x \(height) \(kind) of \(bitDepth) bits"
    }
}

/// Interleaved images of one shape `[H, W, C]` as planes `[N, C, H, W]`.
private func planes<Sample>(of images: [Tensor<Sample>]) -> Tensor<Sample> {
    let shape = images[0].shape
    let channels = shape[2]
    return Tensor(shape: [images.count, channels, shape[0], shape[1]]) { output in
        for image in images {
            let samples = image.scalars.span
            for channel in 0..<channels {
                for index in stride(from: channel, to: samples.count, by: channels) { output.append(samples[index]) }
            }
        }
    }
}
