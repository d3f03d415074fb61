public import RelumeImages

/// What a file says about its image, before the orientation is applied.
public struct ImageInfo: Hashable, Sendable {
    /// How a pixel is stored in the file.
    public enum ColorType: String, Hashable, Sendable {
        /// One sample of lightness.
        case gray
        /// Lightness and opacity.
        case grayAlpha = "gray+alpha"
        /// Red, green, blue.
        case rgb
        /// Red, green, blue, opacity.
        case rgba
        /// An index into a table of RGB colors.
        case palette
        /// Lightness and two color differences, as most JPEGs; decoded to RGB.
        case ycbcr
        /// Four inks; decoded to RGB.
        case cmyk
        /// Four inks, three of them as YCbCr; decoded to RGB.
        case ycck
    }

    /// The file format.
    public var format: ImageFormat
    /// The stored width in pixels.
    public var width: Int
    /// The stored height in pixels.
    public var height: Int
    /// How a pixel is stored.
    public var colorType: ColorType
    /// Bits a sample (an index, for a palette) in the file: 1, 2, 4, 8 or 16.
    public var bitDepth: Int
    /// Whether a PNG is interlaced (Adam7).
    public var isInterlaced = false
    /// Whether a PNG holds an animation (APNG), of which only the still picture is decoded.
    public var isAnimated = false
    /// Whether a JPEG is progressive.
    public var isProgressive = false
    /// Whether a PNG without an alpha channel has a transparent color or palette entries (tRNS).
    public var hasTransparencyChunk = false
    /// How the picture is to be turned for viewing, from EXIF.
    public var orientation = ImageOrientation.topLeft
    /// The name of the ICC profile, where there is one.
    public var iccProfileName: String?

    /// Whether decoding gives an alpha channel.
    public var hasAlpha: Bool { hasTransparencyChunk || colorType == .grayAlpha || colorType == .rgba }

    /// The number of channels that decoding gives, alpha included.
    public var channels: Int {
        let isGray = colorType == .gray || colorType == .grayAlpha
        return (isGray ? 1 : 3) + (hasAlpha ? 1 : 0)
    }

    /// The number of channels that decoding gives, without alpha: 1 or 3.
    public var colorChannels: Int { hasAlpha ? channels - 1 : channels }

    /// Bits a sample that decoding gives: 16 for 16, otherwise 8.
    public var decodedBitDepth: Int { bitDepth == 16 ? 16 : 8 }

    /// The width once the orientation is applied.
    public var orientedWidth: Int { orientation.swapsAxes ? height : width }
    /// The height once the orientation is applied.
    public var orientedHeight: Int { orientation.swapsAxes ? width : height }
}
