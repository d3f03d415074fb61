/// Formats of pictures that are known but not read: an error names them, and a comparison does not pass them over.
package enum ForeignFormat: String, CaseIterable {
    case gif = "a GIF image"
    case bmp = "a BMP image"
    case tiff = "a TIFF image"
    case webP = "a WebP image"
    case avif = "an AVIF image"
    case heif = "a HEIF image"
    case jpegXL = "a JPEG XL image"
    case jpeg2000 = "a JPEG 2000 image"
    case jpegXR = "a JPEG XR image"
    case openEXR = "an OpenEXR image"
    case radiance = "a Radiance image"
    case photoshop = "a Photoshop document"
    case qoi = "a QOI image"
    case dds = "a DirectDraw surface"
    case netpbm = "a Netpbm image"
    case targa = "a Targa image"
    case icon = "an icon"
    case svg = "an SVG image"
    case pdf = "a PDF document"

    /// The endings of such files' names, in small letters. A PDF is no picture, whatever it shows.
    var extensions: [String] {
        switch self {
        case .gif: ["gif"]
        case .bmp: ["bmp", "dib"]
        case .tiff: ["tif", "tiff"]
        case .webP: ["webp"]
        case .avif: ["avif", "avifs"]
        case .heif: ["heic", "heics", "heif", "heifs", "hif"]
        case .jpegXL: ["jxl"]
        case .jpeg2000: ["jp2", "j2k", "j2c", "jpc", "jpf", "jpx"]
        case .jpegXR: ["jxr", "wdp", "hdp"]
        case .openEXR: ["exr"]
        case .radiance: ["hdr"]
        case .photoshop: ["psd", "psb"]
        case .qoi: ["qoi"]
        case .dds: ["dds"]
        case .netpbm: ["pbm", "pgm", "ppm", "pnm", "pam", "pfm"]
        case .targa: ["tga"]
        case .icon: ["ico", "cur", "icns"]
        case .svg: ["svg", "svgz"]
        case .pdf: []
        }
    }

    /// Whether `bytes` begin like such a file; always false for formats that have no beginning of their own.
    func matches(_ bytes: [UInt8]) -> Bool {
        func has(_ text: String, at offset: Int = 0) -> Bool { bytes.dropFirst(offset).starts(with: text.utf8) }
        return switch self {
        case .gif: has("GIF8")
        case .bmp: has("BM")
        case .tiff: has("II*\0") || has("MM\0*")
        case .webP: has("RIFF") && has("WEBP", at: 8)
        case .avif: has("ftypavif", at: 4) || has("ftypavis", at: 4)
        case .heif: has("ftyphei", at: 4) || has("ftypmif1", at: 4)
        case .jpegXL: bytes.starts(with: [0xFF, 0x0A]) || has("JXL ", at: 4)
        case .jpeg2000: has("jP  ", at: 4) || bytes.starts(with: [0xFF, 0x4F, 0xFF, 0x51])
        case .jpegXR: bytes.starts(with: [0x49, 0x49, 0xBC])
        case .openEXR: bytes.starts(with: [0x76, 0x2F, 0x31, 0x01])
        case .radiance: has("#?RADIANCE")
        case .photoshop: has("8BPS")
        case .qoi: has("qoif")
        case .dds: has("DDS ")
        case .svg: has("<svg")
        case .pdf: has("%PDF")
        case .netpbm, .targa, .icon: false
        }
    }
}

extension ForeignFormat {
    /// Whether the name of a file with this extension, in letters of either case, is that of a picture that is not read.
    package static func isNamed(byExtension name: String) -> Bool { allExtensions.contains(name.lowercased()) }

    private static let allExtensions = Set(allCases.flatMap(\.extensions))

    /// How many of a file's first bytes ``begins(_:)`` looks at.
    package static let beginningLength = 18

    /// Whether a file with these first bytes is a picture that is not read, whatever its name.
    package static func begins(_ bytes: [UInt8]) -> Bool {
        allCases.contains { format in
            switch format {
            case .pdf: false
            // Its two letters begin many a text, which has no zeros in the place of the second header's length.
            case .bmp: format.matches(bytes) && bytes.dropFirst(15).starts(with: [0, 0, 0])
            default: format.matches(bytes)
            }
        }
    }
}
