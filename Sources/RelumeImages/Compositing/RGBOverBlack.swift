package import RelumeCore

extension Tensor<UInt8> {
    /// The picture `[H, W, C]` as RGB, `[H, W, 3]`: gray becomes three equal channels, alpha is laid over black and rounded
    /// to the nearest sample.
    package func rgbOverBlack() -> Tensor {
        if shape[2] == 3 { return self }
        let rows = RGBRows(self)
        var pixels: [UInt8] = []
        pixels.reserveCapacity(rows.width * rows.height * 3)
        var row = [UInt8](repeating: 0, count: rows.width * 3)
        for y in 0..<rows.height {
            rows.read(y, into: &row)
            pixels += row
        }
        return Tensor(unchecked: [rows.height, rows.width, 3], scalars: pixels)
    }
}

/// A picture's rows as RGB over black, for who needs only one at a time.
struct RGBRows {
    let width: Int
    let height: Int
    private let samples: [UInt8]
    private let channels: Int

    /// Reads a picture `[H, W, C]`.
    init(_ picture: Tensor<UInt8>) {
        (height, width, channels) = (picture.shape[0], picture.shape[1], picture.shape[2])
        samples = picture.scalars
    }

    /// Writes row `y` into `row`.
    func read(_ y: Int, into row: inout [UInt8]) {
        let (isGray, hasAlpha) = (channels < 3, channels % 2 == 0)
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
}
