import RelumeCore
import RelumeImages

/// Any picture as 8-bit RGBA, in reading order: what diff images are drawn from.
///
/// 16-bit samples are rounded to the nearest of 8 bits.
struct DisplayPixels: Sendable {
    let width: Int
    let height: Int
    /// `width * height * 4` bytes.
    let bytes: [UInt8]

    init(width: Int, height: Int, bytes: [UInt8]) {
        self.width = width
        self.height = height
        self.bytes = bytes
    }

    init(_ image: PixelImage) {
        let bytes =
            switch image.samples {
            case .uint8(let tensor): tensor.rgba { $0 }
            case .uint16(let tensor): tensor.rgba { UInt8((UInt32($0) + 128) / 257) }
            }
        self.init(width: image.width, height: image.height, bytes: bytes)
    }

    /// The picture as an image that can be encoded.
    var image: PixelImage { PixelImage(.uint8(Tensor(shape: [height, width, 4], scalars: bytes))) }
}

extension Tensor where Scalar: FixedWidthInteger {
    fileprivate func rgba(_ sample: (Scalar) -> UInt8) -> [UInt8] {
        let channels = shape[2]
        let isGray = channels < 3
        let hasAlpha = channels % 2 == 0
        let source = scalars.span
        return [UInt8](capacity: shape[0] * shape[1] * 4) { output in
            var index = 0
            while index < source.count {
                let first = sample(source[index])
                output.append(first)
                output.append(isGray ? first : sample(source[index + 1]))
                output.append(isGray ? first : sample(source[index + 2]))
                output.append(hasAlpha ? sample(source[index + channels - 1]) : 255)
                index += channels
            }
        }
    }
}
