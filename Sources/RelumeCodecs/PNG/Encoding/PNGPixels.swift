import RelumeCore
import RelumeImages
import RelumeKernels

/// An image as a PNG holds it before its rows are filtered: what IHDR says of it, its colors, its rows.
struct PNGPixels: Sendable {
    let width: Int
    let colorType: PNGHeader.ColorType
    let bitDepth: Int
    /// The colors that the samples of a palette image are indices of, RGB, and the alpha of the first of them.
    let palette: [UInt8]
    let paletteAlpha: [UInt8]
    let bytes: [UInt8]
    let rows: PNGRows

    /// All samples, as they are.
    ///
    /// - Complexity: O(1) for 8 bits, O(samples) for 16.
    init(_ image: PixelImage) {
        let bytes = image.withSamples { $0.storedBytes }
        self.init(
            (image.height, image.width), PNGHeader.ColorType(channels: image.channels), bitDepth: image.bitDepth, bytes)
    }

    /// Indices with the palette's colors in their order; `reduces` packs them in the fewest bits that tell all colors apart.
    init(_ image: IndexedImage, reduces: Bool) {
        let colors = image.palette.colors
        let depth = reduces ? colors.indexDepth : 8
        // Behind the last color that is not opaque tRNS needs no more.
        let alpha = colors.prefix((colors.lastIndex { $0.alpha < 255 } ?? -1) + 1).map(\.alpha)
        self.init(
            (image.height, image.width), .palette, bitDepth: depth,
            palette: colors.flatMap { [$0.red, $0.green, $0.blue] }, paletteAlpha: alpha,
            image.indices.packed(width: image.width, depth: depth))
    }

    /// Rows of a picture's size in any form.
    init(
        _ size: (height: Int, width: Int), _ colorType: PNGHeader.ColorType, bitDepth: Int, palette: [UInt8] = [],
        paletteAlpha: [UInt8] = [], _ bytes: [UInt8]
    ) {
        width = size.width
        self.colorType = colorType
        self.bitDepth = bitDepth
        self.palette = palette
        self.paletteAlpha = paletteAlpha
        self.bytes = bytes
        rows = PNGRows(width: size.width, height: size.height, bitsPerPixel: colorType.channels * bitDepth)
        precondition(bytes.count == rows.height * rows.rowBytes)
    }

    /// The channels that its colors have, without alpha.
    var colorChannels: Int { colorType == .gray || colorType == .grayAlpha ? 1 : 3 }

    /// What IHDR says of it.
    var header: PNGHeader { PNGHeader(width: width, height: rows.height, bitDepth: bitDepth, colorType) }
}

extension Collection {
    /// The fewest bits that an index of these colors needs in a PNG.
    var indexDepth: Int { count <= 2 ? 1 : count <= 4 ? 2 : count <= 16 ? 4 : 8 }
}

extension [UInt8] {
    /// Samples of `depth` bits, the first in a byte's high bits; each row begins with a byte of its own.
    func packed(width: Int, depth: Int) -> [UInt8] {
        guard depth < 8 else { return self }
        var bytes: [UInt8] = []
        for row in stride(from: 0, to: count, by: width) {
            for start in stride(from: row, to: row + width, by: 8 / depth) {
                var byte: UInt8 = 0
                for (place, sample) in self[start..<Swift.min(start + 8 / depth, row + width)].enumerated() {
                    byte |= sample << UInt8(8 - depth * (place + 1))
                }
                bytes.append(byte)
            }
        }
        return bytes
    }
}
