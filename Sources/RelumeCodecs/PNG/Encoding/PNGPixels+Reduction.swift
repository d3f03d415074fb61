import RelumeCore
import RelumeImages

/// Smaller forms that hold the same pixels.
extension PNGPixels {
    /// The smallest form of `image` that loses nothing: 8 bits for 16 where every sample is a multiple of 257, no alpha where
    /// all is opaque, gray where red, green and blue are equal, a palette for up to 256 colors, and 1, 2 or 4 bits for a
    /// sample that needs no more.
    ///
    /// - Complexity: O(samples).
    init(reducing image: PixelImage) {
        let size = (image.height, image.width)
        guard let bytes = image.withSamples({ $0.inEightBits }) else {
            self.init(reducingWords: image)
            return
        }
        let plain = PlainSamples(bytes, image)
        if plain.channels == 1 {
            let depth = plain.samples.grayDepth
            let levels = plain.samples.map { $0 >> UInt8(8 - depth) }
            self.init(size, .gray, bitDepth: depth, levels.packed(width: image.width, depth: depth))
        } else if let colors = PaletteColors(plain), colors.paysOff(pixels: image.width * image.height, plain) {
            self.init(
                size, .palette, bitDepth: colors.depth, palette: colors.rgb, paletteAlpha: colors.alpha,
                colors.indices.packed(width: image.width, depth: colors.depth))
        } else {
            self.init(size, plain.colorType, bitDepth: 8, plain.samples)
        }
    }
}

extension PNGPixels {
    /// With samples that need 16 bits: nothing but channels can be left out.
    private init(reducingWords image: PixelImage) {
        guard let tensor = image.tensor(of: UInt16.self) else {
            self.init(image)
            return
        }
        let plain = PlainSamples(tensor.scalars, image)
        let bytes = plain.samples.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }
        self.init((image.height, image.width), plain.colorType, bitDepth: 16, bytes)
    }
}

/// Samples without the channels that say nothing.
private struct PlainSamples<Sample: FixedWidthInteger & UnsignedInteger> {
    let samples: [Sample]
    let channels: Int

    var colorType: PNGHeader.ColorType { PNGHeader.ColorType(channels: channels) }
    var hasAlpha: Bool { channels % 2 == 0 }

    /// A color profile is for colors or for grays, so colors stay colors where there is one.
    init(_ samples: [Sample], _ image: PixelImage) {
        let count = image.channels
        let pixels = stride(from: 0, to: samples.count, by: count)
        let dropsAlpha = image.hasAlpha && pixels.allSatisfy { samples[$0 + count - 1] == .max }
        let dropsColor =
            image.colorChannels == 3 && image.metadata.iccProfile == nil
            && pixels.allSatisfy { samples[$0] == samples[$0 + 1] && samples[$0] == samples[$0 + 2] }
        let colors = dropsColor ? [0] : Array(0..<image.colorChannels)
        let kept = image.hasAlpha && !dropsAlpha ? colors + [count - 1] : colors
        channels = kept.count
        self.samples = kept.count == count ? samples : pixels.flatMap { pixel in kept.map { samples[pixel + $0] } }
    }
}

/// Up to 256 colors and the pixels as indices of them.
private struct PaletteColors {
    /// RGBA, big-endian.
    private let colors: [UInt32]
    let indices: [UInt8]

    /// Nil for more than 256 colors. Those that are not opaque come first, so that tRNS ends with the last of them; within
    /// that they are in the order of their values, so the same pixels always give the same file.
    init?(_ image: PlainSamples<UInt8>) {
        let pixels = stride(from: 0, to: image.samples.count, by: image.channels).map { at in
            let color = image.samples[at..<(at + image.channels)]
            let rgb = image.channels < 3 ? [color[at], color[at], color[at]] : Array(color.prefix(3))
            return (rgb + [image.hasAlpha ? color[at + image.channels - 1] : 255]).reduce(UInt32(0)) {
                $0 << 8 | UInt32($1)
            }
        }
        var known: Set<UInt32> = []
        for color in pixels where known.insert(color).inserted && known.count > 256 { return nil }
        colors = known.sorted { ($0 & 255 == 255 ? 1 : 0, $0) < ($1 & 255 == 255 ? 1 : 0, $1) }
        let index = Dictionary(uniqueKeysWithValues: colors.enumerated().map { ($1, UInt8($0)) })
        indices = pixels.map { index[$0] ?? 0 }
    }

    var depth: Int { colors.indexDepth }
    var rgb: [UInt8] { colors.flatMap { color in [24, 16, 8].map { UInt8(color >> $0 & 255) } } }
    var alpha: [UInt8] { colors.map { UInt8($0 & 255) }.filter { $0 < 255 } }

    /// Whether the chunks for the colors are made up for by smaller pixels.
    func paysOff(pixels: Int, _ image: PlainSamples<UInt8>) -> Bool {
        24 + 4 * colors.count + pixels * depth / 8 < pixels * image.channels
    }
}

extension SampleTensor {
    /// The samples with 8 bits, where they lose nothing.
    fileprivate var inEightBits: [UInt8]? {
        if let bytes = scalars as? [UInt8] { return bytes }
        let step = Scalar.max / 255
        return scalars.allSatisfy { $0 % step == 0 } ? scalars.map { UInt8($0 / step) } : nil
    }
}

extension [UInt8] {
    /// The least bits a gray sample needs: with 4, a level is a multiple of 17, with 2 of 85, with 1 it is 0 or 255.
    fileprivate var grayDepth: Int {
        [(1, 255), (2, 85), (4, 17)].first { _, step in allSatisfy { Int($0) % step == 0 } }?.0 ?? 8
    }
}
