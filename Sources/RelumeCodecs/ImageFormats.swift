import RelumeCore

extension ImageFormat {
    /// Every format that Relume reads.
    public static let all: [ImageFormat] = [.png, .jpeg]

    /// The names of all, as a message lists them: `PNG or JPEG`.
    package static let anyName = all.dropLast().map(\.name).joined(separator: ", ") + " or " + all[all.count - 1].name

    /// Every ending of image files' names, in lower case and without the dot.
    public static let allFileExtensions = all.flatMap(\.fileExtensions)

    /// How many bytes of a file tell its format.
    package static let detectionLength = all.flatMap(\.firstBytes).map(\.count).max() ?? 0

    /// The format that `bytes` begin like, or nil: a file's first bytes tell it, and never its name.
    public static func detect(_ bytes: [UInt8]) -> ImageFormat? { all.first { $0.firstBytes.begin(bytes) } }

    /// The format whose files' names end so, in any letter case: what is likely in a file that nobody has read.
    package static func guess(fileExtension: String) -> ImageFormat? {
        let wanted = fileExtension.lowercased()
        return all.first { $0.fileExtensions.contains(wanted) }
    }

    /// The format of `bytes`.
    ///
    /// - Throws: `unsupported` for another known format, `malformedData` for anything else; the message says what the
    ///   bytes look like.
    static func require(_ bytes: [UInt8]) throws(RelumeError) -> ImageFormat {
        if let format = detect(bytes) { return format }
        let expected = "expected a \(anyName) image"
        guard !bytes.isEmpty else {
            throw RelumeError(.malformedData, "\(expected), but there is not one byte; get the file again")
        }
        if let foreign = foreign.first(where: { $0.firstBytes.begin(bytes) }) {
            throw RelumeError(.unsupported, "\(expected), found \(foreign.name); convert it to PNG first")
        }
        let start = bytes.prefix(8).map(hexadecimal).joined(separator: " ")
        throw RelumeError(
            .malformedData, "\(expected), but the first bytes are \(start); leave the file out or convert it")
    }

    /// Formats that are only recognized, so that the error can name them.
    private static let foreign: [(name: String, firstBytes: [FirstBytes])] = [
        ("a GIF image", ["GIF8"]),
        ("a BMP image", ["BM"]),
        ("a TIFF image", ["II*\0", "MM\0*"]),
        ("a WebP image", ["RIFF????WEBP"]),
        ("an AVIF image", ["????ftypavif", "????ftypavis"]),
        ("a HEIF image", ["????ftyphei", "????ftypmif1"]),
        ("a JPEG XL image", [[0xFF, 0x0A], "????JXL "]),
        ("a JPEG 2000 image", ["????jP  ", [0xFF, 0x4F, 0xFF, 0x51]]),
        ("a PDF document", ["%PDF"]),
    ]
}

extension [FirstBytes] {
    fileprivate func begin(_ file: [UInt8]) -> Bool { contains { $0.begin(file) } }
}

/// Two hexadecimal digits.
private func hexadecimal(_ byte: UInt8) -> String {
    (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
}
