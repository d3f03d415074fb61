public import RelumeCore

extension PixelImage {
    /// The image as a batch of one, `[1, C, H, W]`: the same samples in planes.
    ///
    /// - Complexity: O(samples); nothing is converted.
    public var batch: ImageBatch {
        switch samples {
        case .uint8(let tensor): ImageBatch(.uint8(planes(of: [tensor])), hasAlpha: hasAlpha)
        case .uint16(let tensor): ImageBatch(.uint16(planes(of: [tensor])), hasAlpha: hasAlpha)
        }
    }

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
        switch first.samples {
        case .uint8: self.init(.uint8(planes(of: images.compactMap(\.uint8))), hasAlpha: first.hasAlpha)
        case .uint16: self.init(.uint16(planes(of: images.compactMap(\.uint16))), hasAlpha: first.hasAlpha)
        }
    }
}

extension PixelImage {
    fileprivate var uint8: Tensor<UInt8>? { if case .uint8(let tensor) = samples { tensor } else { nil } }
    fileprivate var uint16: Tensor<UInt16>? { if case .uint16(let tensor) = samples { tensor } else { nil } }
}

/// Interleaved images, at least one and all of one shape `[H, W, C]`, as planes `[N, C, H, W]`.
private func planes<Sample>(of images: [Tensor<Sample>]) -> Tensor<Sample> {
    let shape = images[0].shape
    let channels = shape[2]
    return Tensor(shape: [images.count, channels, shape[0], shape[1]]) { planes in
        for image in images {
            let pixels = image.scalars.span
            for channel in 0..<channels {
                for index in stride(from: channel, to: pixels.count, by: channels) { planes.append(pixels[index]) }
            }
        }
    }
}
