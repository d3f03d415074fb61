/// A format that is known but not read: an error names it, and a comparison of directories does not pass it over.
package struct ForeignFormat: Sendable {
    /// What an error calls such a file.
    let name: String
    /// How names of such files end, in lower case and without the dot. A PDF is no picture, whatever it shows.
    private let fileExtensions: [String]
    /// How such files begin; nothing for formats that have no beginning of their own.
    let firstBytes: [FirstBytes]
    /// The beginnings by which a picture is told from any other file.
    private let pictureBytes: [FirstBytes]

    private init(
        _ name: String, _ fileExtensions: [String], _ firstBytes: [FirstBytes], pictureBytes: [FirstBytes]? = nil
    ) {
        self.name = name
        self.fileExtensions = fileExtensions
        self.firstBytes = firstBytes
        self.pictureBytes = pictureBytes ?? firstBytes
    }

    static let all: [ForeignFormat] = [
        ForeignFormat("a GIF image", ["gif"], ["GIF8"]),
        // Many a text begins with BM, but has no zeros where a BMP file has the upper bytes of a header's length.
        ForeignFormat("a BMP image", ["bmp", "dib"], ["BM"], pictureBytes: ["BM.............\0\0\0"]),
        ForeignFormat("a TIFF image", ["tif", "tiff"], ["II*\0", "MM\0*"]),
        ForeignFormat("a WebP image", ["webp"], ["RIFF....WEBP"]),
        ForeignFormat("an AVIF image", ["avif", "avifs"], ["....ftypavif", "....ftypavis"]),
        ForeignFormat("a HEIF image", ["heic", "heics", "heif", "heifs", "hif"], ["....ftyphei", "....ftypmif1"]),
        ForeignFormat("a JPEG XL image", ["jxl"], [[0xFF, 0x0A], "....JXL "]),
        ForeignFormat(
            "a JPEG 2000 image", ["jp2", "j2k", "j2c", "jpc", "jpf", "jpx"], ["....jP  ", [0xFF, 0x4F, 0xFF, 0x51]]),
        ForeignFormat("a JPEG XR image", ["jxr", "wdp", "hdp"], [[0x49, 0x49, 0xBC]]),
        ForeignFormat("an OpenEXR image", ["exr"], [[0x76, 0x2F, 0x31, 0x01]]),
        ForeignFormat("a Radiance image", ["hdr"], ["#?RADIANCE"]),
        ForeignFormat("a Photoshop document", ["psd", "psb"], ["8BPS"]),
        ForeignFormat("a QOI image", ["qoi"], ["qoif"]),
        ForeignFormat("a DirectDraw surface", ["dds"], ["DDS "]),
        ForeignFormat("a Netpbm image", ["pbm", "pgm", "ppm", "pnm", "pam", "pfm"], []),
        ForeignFormat("a Targa image", ["tga"], []),
        ForeignFormat("an icon", ["ico", "cur", "icns"], []),
        ForeignFormat("an SVG image", ["svg", "svgz"], ["<svg"]),
        ForeignFormat("a PDF document", [], ["%PDF"], pictureBytes: []),
    ]

    /// Whether the name of a file with this extension, in letters of either case, is that of a picture that is not read.
    package static func isNamed(byExtension name: String) -> Bool { allFileExtensions.contains(name.lowercased()) }

    /// Every ending of such files' names, in lower case and without the dot.
    package static let allFileExtensions = all.flatMap(\.fileExtensions)

    /// How many of a file's first bytes ``begins(_:)`` looks at.
    package static let beginningLength = all.map(\.pictureBytes.longest).max() ?? 0

    /// Whether a file with these first bytes is a picture that is not read, whatever its name.
    package static func begins(_ bytes: [UInt8]) -> Bool { all.contains { $0.pictureBytes.begin(bytes) } }
}
