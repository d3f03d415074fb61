import RelumeCore
import RelumeImages

/// Pictures that tests make.
enum TestPictures {
    /// An 8-bit picture whose samples `sample` gives from row, column and channel.
    static func make(
        width: Int, height: Int, channels: Int = 3, _ sample: (_ y: Int, _ x: Int, _ channel: Int) -> Int
    ) -> PixelImage {
        PixelImage(
            unchecked: .uint8(
                Tensor(unchecked: [height, width, channels], scalars: samples(width, height, channels, sample))))
    }

    /// A 16-bit picture likewise.
    static func make16(
        width: Int, height: Int, channels: Int = 3, _ sample: (_ y: Int, _ x: Int, _ channel: Int) -> Int
    ) -> PixelImage {
        PixelImage(
            unchecked: .uint16(
                Tensor(unchecked: [height, width, channels], scalars: samples(width, height, channels, sample))))
    }

    private static func samples<Sample: FixedWidthInteger>(
        _ width: Int, _ height: Int, _ channels: Int, _ sample: (Int, Int, Int) -> Int
    ) -> [Sample] {
        var result: [Sample] = []
        for y in 0..<height {
            for x in 0..<width {
                for channel in 0..<channels { result.append(Sample(sample(y, x, channel))) }
            }
        }
        return result
    }

    /// 203 x 180 RGB: a pattern, and the same with changes all over. What scikit-image says of the two stands in the
    /// tests.
    static let pattern = make(width: 203, height: 180) { y, x, c in patternSample(y, x, c) }
    static let changedPattern = make(width: 203, height: 180) { y, x, c in
        let changed = patternSample(y, x, c) + ((x + 2 * y) % 7 == 0 ? c * 9 + 5 : 0)
        return min(changed + (x > 120 ? y % 11 : 0), 255)
    }

    private static func patternSample(_ y: Int, _ x: Int, _ c: Int) -> Int {
        (x * 3 + y * 2 + c * 40 + ((x * y) >> 5)) % 256
    }

    /// 40 x 30 in one color.
    static let flat = make(width: 40, height: 30) { _, _, _ in 100 }
}
