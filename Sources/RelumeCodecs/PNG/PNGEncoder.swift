public import RelumeCore

/// Encodes images as PNG.
///
/// The bytes depend on the image, the profile and the versions of libpng and zlib only: no time, no name of a program.
public enum PNGEncoder {
    /// The PNG file of `image`: gray, gray and alpha, RGB or RGBA with 8 or 16 bits, not interlaced, with the image's
    /// metadata. A color profile is written only if its color space is that of the image.
    ///
    /// - Throws: `invalidArgument` for an image without pixels or with a side beyond 2147483647, `limitExceeded` if
    ///   memory is short.
    public static func encode(_ image: PixelImage, profile: PNGProfile = .fast) throws(RelumeError) -> [UInt8] {
        let sides = 1...Int(Int32.max)
        guard sides.contains(image.width), sides.contains(image.height) else {
            throw RelumeError(
                .invalidArgument,
                "a PNG image has from 1 to 2147483647 pixels a side, this one is \(image.width) x \(image.height)")
        }
        let ancillary = try image.metadata.chunks(colorChannels: image.colorChannels)
        return switch image.samples {
        case .uint8(let tensor): try encodeWithLibPNG(tensor, ancillary: ancillary, profile: profile)
        case .uint16(let tensor): try encodeWithLibPNG(tensor, ancillary: ancillary, profile: profile)
        }
    }
}
