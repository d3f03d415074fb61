import RelumeCore
public import RelumeImages

extension DiffPicture {
    /// The heat map: how far each pixel is off, amplified so that the largest error is white.
    ///
    /// Black for equal pixels, then red, yellow, white: the largest |expected - actual| of the pixel's samples, as a share of
    /// the largest in the picture. Both pictures must be of one size, channel count and depth; nil otherwise.
    public static func heatMap(expected: PixelImage, actual: PixelImage) -> PixelImage? {
        guard let errors = pixelErrors(expected, actual), let largest = errors.max() else { return nil }
        let picture = Tensor<UInt8>(shape: [expected.height, expected.width, 4]) { output in
            for error in errors {
                // 0...765: each third lights one more channel. What differs at all is visible.
                let heat = error == 0 ? 0 : max(48, Int(error) * 765 / Int(largest))
                output.append(UInt8(min(heat, 255)))
                output.append(UInt8(min(max(heat - 255, 0), 255)))
                output.append(UInt8(max(heat - 510, 0)))
                output.append(255)
            }
        }
        return PixelImage(unchecked: picture)
    }

    private static func pixelErrors(_ expected: PixelImage, _ actual: PixelImage) -> [UInt16]? {
        guard expected.stacks(with: actual) else { return nil }
        return expected.withSamples { $0.pixelErrors(in: actual) }
    }
}

extension SampleTensor {
    /// For each pixel of `image`, whose samples are of the same type, the largest difference of its samples.
    fileprivate func pixelErrors(in image: PixelImage) -> [UInt16]? {
        guard let other = image.tensor(of: Scalar.self) else { return nil }
        let channels = shape[2]
        let (mine, theirs) = (scalars.span, other.scalars.span)
        return [UInt16](capacity: shape[0] * shape[1]) { output in
            var index = 0
            while index < mine.count {
                var largest: Scalar = 0
                for channel in index..<index + channels {
                    let (a, b) = (mine[channel], theirs[channel])
                    largest = max(largest, a > b ? a - b : b - a)
                }
                output.append(UInt16(largest))
                index += channels
            }
        }
    }
}
