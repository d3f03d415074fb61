package import RelumeCore

/// A picture of 8-bit RGB pixels that fits in a grid's cell.
///
/// Gray becomes three equal channels and alpha is laid over black. Pictures larger than the cell are shrunk with their
/// proportions kept, each pixel the exact mean of the area it covers; smaller ones stay as they are.
package struct FittedCell: Sendable {
    package let width: Int
    package let height: Int
    /// Interleaved RGB.
    package let pixels: [UInt8]

    /// Fits the picture `[H, W, C]` into `side` x `side`.
    package init(_ picture: Tensor<UInt8>, side: Int) {
        let (sourceHeight, sourceWidth) = (picture.shape[0], picture.shape[1])
        let longest = max(sourceWidth, sourceHeight)
        let scale = { (length: Int) in longest <= side ? length : max(1, (length * side + longest / 2) / longest) }
        width = scale(sourceWidth)
        height = scale(sourceHeight)
        let rgb = RGBReader(picture)
        pixels =
            (width, height) == (sourceWidth, sourceHeight)
            ? rgb.all() : AreaMean(source: rgb, width: width, height: height).pixels()
    }
}

/// Reads any channel layout as RGB over black.
struct RGBReader {
    let width: Int
    let height: Int
    private let samples: [UInt8]
    private let channels: Int
    private let isGray: Bool
    private let hasAlpha: Bool

    /// Reads a picture `[H, W, C]`.
    init(_ picture: Tensor<UInt8>) {
        (height, width, channels) = (picture.shape[0], picture.shape[1], picture.shape[2])
        samples = picture.scalars
        isGray = channels < 3
        hasAlpha = channels % 2 == 0
    }

    /// Writes row `y` as RGB into `row`.
    func read(_ y: Int, into row: inout [UInt8]) {
        let source = samples.span
        var target = row.mutableSpan
        var pixel = y * width * channels
        for x in 0..<width {
            let alpha = hasAlpha ? Int(source[pixel + channels - 1]) : 255
            for channel in 0..<3 {
                let value = source[isGray ? pixel : pixel + channel]
                target[3 * x + channel] = alpha == 255 ? value : UInt8((Int(value) * alpha + 127) / 255)
            }
            pixel += channels
        }
    }

    /// Every row.
    func all() -> [UInt8] {
        if channels == 3 { return samples }
        var pixels: [UInt8] = []
        pixels.reserveCapacity(width * height * 3)
        var row = [UInt8](repeating: 0, count: width * 3)
        for y in 0..<height {
            read(y, into: &row)
            pixels += row
        }
        return pixels
    }
}
