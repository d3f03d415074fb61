public import RelumeCore

extension PixelImage {
    /// The image as a batch of one, `[1, C, H, W]`: the same samples in planes.
    ///
    /// - Complexity: O(samples); nothing is converted.
    public var batch: ImageBatch {
        switch samples {
        case .uint8(let tensor): ImageBatch(.uint8(tensor.planes()), hasAlpha: hasAlpha)
        case .uint16(let tensor): ImageBatch(.uint16(tensor.planes()), hasAlpha: hasAlpha)
        }
    }
}

extension Tensor {
    /// `[H, W, C]` as `[1, C, H, W]`.
    fileprivate func planes() -> Tensor {
        let channels = shape[2]
        let pixels = scalars.span
        return Tensor(shape: [1, channels, shape[0], shape[1]]) { planes in
            for channel in 0..<channels {
                for index in stride(from: channel, to: pixels.count, by: channels) { planes.append(pixels[index]) }
            }
        }
    }
}
