import RelumeCore
import RelumeImages
import TestSupport

/// Pictures of the kinds between which the encoder chooses.
enum Drawing: CaseIterable {
    case photograph, noise, flat, checkerboard, text, gradient

    /// 8-bit samples, the same each time.
    func image(width: Int, height: Int, channels: Int) -> PixelImage {
        var random = SplitMix64(seed: 7)
        let glyphs = (0..<40).map { _ in UInt64.random(in: 0...UInt64.max, using: &random) }
        var samples: [UInt8] = []
        samples.reserveCapacity(width * height * channels)
        for y in 0..<height {
            for x in 0..<width {
                for channel in 0..<channels {
                    samples.append(sample(x, y, channel, glyphs, &random))
                }
            }
        }
        return PixelImage(unchecked: .uint8(Tensor(unchecked: [height, width, channels], scalars: samples)))
    }

    private func sample(
        _ x: Int, _ y: Int, _ channel: Int, _ glyphs: [UInt64], _ random: inout SplitMix64
    ) -> UInt8 {
        switch self {
        case .photograph:
            // Smooth, with noise of a few levels as sensors have.
            let smooth = 100 + (x * (3 + channel) + y * 2) / 9 % 120
            return UInt8(smooth + Int(random.next() % 5) + Int(random.next() % 5))
        case .noise: return UInt8(truncatingIfNeeded: random.next())
        case .flat: return UInt8(40 * channel + 20)
        case .checkerboard: return (x / 8 + y / 8) % 2 == 0 ? 255 : 0
        case .text:
            let glyph = glyphs[(x / 8 * 7 + y / 12 * 13) % glyphs.count]
            return y % 12 < 8 && glyph >> UInt64(x % 8 + y % 12 * 8) & 1 == 1 ? 20 : 240
        case .gradient: return UInt8(truncatingIfNeeded: x + y + channel)
        }
    }
}
