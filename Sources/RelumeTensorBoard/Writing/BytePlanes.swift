import RelumeCore
import RelumeImages

/// A batch as TensorBoard shows it: 8-bit planes `[N, C, H, W]`, C from 1 to 4 with alpha last where it is even.
struct BytePlanes: Sendable {
    private let planes: Tensor<UInt8>

    /// Converts the first `maxCount` images of `batch`.
    init(_ batch: ImageBatch, display: DisplayMap, maxCount: Int?) throws(RelumeError) {
        let form = "\(batch.channels) channels, \(batch.hasAlpha ? "the last alpha" : "without alpha")"
        guard [1, 3].contains(batch.colorChannels) else {
            throw RelumeError(.invalidArgument, "TensorBoard shows gray or RGB, with or without alpha, not \(form)")
        }
        let count = min(maxCount ?? batch.count, batch.count)
        guard count > 0, batch.height > 0, batch.width > 0 else {
            throw RelumeError(.invalidArgument, "there is no pixel to show in \(count) images of \(batch.shape)")
        }
        let shape: TensorShape = [count, batch.channels, batch.height, batch.width]
        let display = try ByteDisplay(display, batch: batch)
        planes =
            switch batch.samples {
            case .uint8(let tensor) where display.keepsBytes && shape == batch.shape: tensor
            case .uint8(let tensor) where display.keepsBytes:
                Tensor(shape: shape, scalars: Array(tensor.scalars.prefix(shape.count)))
            case .uint8(let tensor): display.convert(tensor.scalars.span, to: shape) { Float($0) / 255 }
            case .uint16(let tensor): display.convert(tensor.scalars.span, to: shape) { Float($0) / 65535 }
            case .float32(let tensor): display.convert(tensor.scalars.span, to: shape) { $0 }
            }
    }

    /// The number of images.
    var count: Int { planes.shape[0] }
    private var channels: Int { planes.shape[1] }

    /// Image `index` with its channels as they are.
    func image(_ index: Int) -> PixelImage {
        let size = planes.shape.count / count
        let one = Tensor(
            shape: [1, channels, planes.shape[2], planes.shape[3]],
            scalars: Array(planes.scalars[index * size..<(index + 1) * size]))
        return PixelImage(.uint8(Tensor.grid(of: one)))
    }

    /// All images side by side in RGB.
    func grid(columns: Int) -> PixelImage {
        PixelImage(.uint8(Tensor.grid(of: channels == 3 ? planes : rgbOverBlack(), columns: columns)))
    }

    /// Gray as three equal channels; alpha laid over black, rounded to nearest.
    private func rgbOverBlack() -> Tensor<UInt8> {
        let hasAlpha = channels % 2 == 0
        let plane = planes.shape[2] * planes.shape[3]
        let shape: TensorShape = [count, 3, planes.shape[2], planes.shape[3]]
        let input = planes.scalars.span
        return Tensor(shape: shape) { output in
            for index in 0..<count {
                for channel in 0..<3 {
                    let color = (index * channels + (channels < 3 ? 0 : channel)) * plane
                    let alpha = (index * channels + channels - 1) * plane
                    for pixel in 0..<plane {
                        let value = Int(input[color + pixel])
                        output.append(hasAlpha ? UInt8((value * Int(input[alpha + pixel]) + 127) / 255) : UInt8(value))
                    }
                }
            }
        }
    }
}
