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
        self.init(image, PNGHeader.ColorType(channels: image.channels), bitDepth: image.bitDepth, bytes)
    }

    /// Rows of the size of `image` in another form.
    init(
        _ image: PixelImage, _ colorType: PNGHeader.ColorType, bitDepth: Int, palette: [UInt8] = [],
        paletteAlpha: [UInt8] = [], _ bytes: [UInt8]
    ) {
        width = image.width
        self.colorType = colorType
        self.bitDepth = bitDepth
        self.palette = palette
        self.paletteAlpha = paletteAlpha
        self.bytes = bytes
        rows = PNGRows(width: image.width, height: image.height, bitsPerPixel: colorType.channels * bitDepth)
        precondition(bytes.count == rows.height * rows.rowBytes)
    }

    /// The channels that its colors have, without alpha.
    var colorChannels: Int { colorType == .gray || colorType == .grayAlpha ? 1 : 3 }

    /// The data of IHDR.
    var headerData: [UInt8] {
        var data: [UInt8] = []
        data.appendBigEndian(UInt32(width))
        data.appendBigEndian(UInt32(rows.height))
        return data + [UInt8(bitDepth), colorType.rawValue, 0, 0, 0]
    }
}
