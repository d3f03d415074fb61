import RelumeCore

/// Opaque pixels to paint on, `[H, W, 3]`.
struct Canvas {
    private(set) var pixels: Tensor<UInt8>

    init(width: Int, height: Int, ground: Color) {
        pixels = Tensor(shape: [height, width, 3]) { samples in
            for _ in 0..<width * height {
                samples.append(ground.red)
                samples.append(ground.green)
                samples.append(ground.blue)
            }
        }
    }

    /// Mixes `color` into the pixels as far as `coverage` covers them and `frame` lets it be seen. As browsers do, the
    /// samples are mixed as they are, not as light.
    mutating func paint(_ color: Color, opacity: Double = 1, where coverage: Coverage, in frame: PixelRectangle) {
        let width = pixels.shape[1]
        pixels.withMutableScalars { samples in
            for y in coverage.rows {
                let seen = opacity * overlap(y, frame.top, frame.bottom)
                for x in coverage.columns {
                    let share = coverage[x, y]
                    guard share > 0 else { continue }
                    let amount = Double(share) / 255 * seen * overlap(x, frame.left, frame.right)
                    let start = 3 * (y * width + x)
                    samples[start] = mixed(samples[start], color.red, amount)
                    samples[start + 1] = mixed(samples[start + 1], color.green, amount)
                    samples[start + 2] = mixed(samples[start + 2], color.blue, amount)
                }
            }
        }
    }
}

/// How much of the pixel that begins at `pixel` lies between two bounds, from 0 to 1.
private func overlap(_ pixel: Int, _ low: Double, _ high: Double) -> Double {
    max(0, min(Double(pixel) + 1, high) - max(Double(pixel), low))
}

private func mixed(_ old: UInt8, _ new: UInt8, _ amount: Double) -> UInt8 {
    UInt8((Double(old) + (Double(new) - Double(old)) * amount).rounded())
}
