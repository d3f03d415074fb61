import CRelumeShims
import RelumeCore
import RelumeImages

/// What libjpeg finds before the first scan.
struct JPEGHeader {
    let width: Int
    let height: Int
    let components: Int
    /// Bits a sample.
    let precision: Int
    let isProgressive: Bool
    /// Whether one pass does not give all of the picture.
    let hasSeveralScans: Bool
    /// JFIF's density, where its unit is known.
    let physicalPixels: PhysicalPixels?
    private let color: relume_jpeg_color

    init(_ header: relume_jpeg_header) {
        width = Int(header.width)
        height = Int(header.height)
        components = Int(header.components)
        precision = Int(header.precision)
        isProgressive = header.is_progressive
        hasSeveralScans = header.has_several_scans
        physicalPixels = PhysicalPixels(
            unit: header.density_unit, x: UInt32(header.x_density), y: UInt32(header.y_density))
        color = header.color
    }

    /// How a pixel is stored.
    ///
    /// - Throws: `unsupported` for samples of other than 8 bits and for color spaces that are not known.
    func colorType() throws(RelumeError) -> ImageInfo.ColorType {
        guard precision == 8 else {
            throw RelumeError(
                .unsupported,
                "the JPEG has \(precision)-bit samples, only 8-bit JPEGs are decoded; convert it to a 16-bit PNG first")
        }
        switch color {
        case relume_jpeg_gray: return .gray
        case relume_jpeg_rgb: return .rgb
        case relume_jpeg_ycbcr: return .ycbcr
        case relume_jpeg_cmyk: return .cmyk
        case relume_jpeg_ycck: return .ycck
        default:
            throw RelumeError(
                .unsupported,
                "the JPEG has \(components) color components of an unknown meaning; convert it to RGB first")
        }
    }
}

extension PhysicalPixels {
    /// JFIF's density: unit 1 is dots per inch, 2 dots per centimeter; nil for any other unit or a density of 0.
    fileprivate init?(unit: UInt8, x: UInt32, y: UInt32) {
        guard x > 0, y > 0 else { return nil }
        switch unit {
        // An inch is 0.0254 m; half of 254 rounds to nearest.
        case 1: self.init(x: (x * 10000 + 127) / 254, y: (y * 10000 + 127) / 254, isPerMeter: true)
        case 2: self.init(x: x * 100, y: y * 100, isPerMeter: true)
        default: return nil
        }
    }
}
