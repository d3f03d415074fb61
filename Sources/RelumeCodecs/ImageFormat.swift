import RelumeCore

/// The image formats that Relume reads, told by a file's first bytes and never by its name.
public enum ImageFormat: String, Hashable, Sendable, CaseIterable {
    /// Portable Network Graphics.
    case png
    /// JPEG, in JFIF, EXIF or no wrapping.
    case jpeg

    /// The format that `bytes` begin like, or nil.
    public static func detect(_ bytes: [UInt8]) -> ImageFormat? {
        if bytes.starts(with: PNGContainer.signature) { return .png }
        if bytes.starts(with: [0xFF, 0xD8, 0xFF]) { return .jpeg }
        return nil
    }

    /// The format of `bytes`.
    ///
    /// - Throws: `unsupported` for another known format, `malformedData` for anything else; the message says what the
    ///   bytes look like.
    static func require(_ bytes: [UInt8]) throws(RelumeError) -> ImageFormat {
        if let format = detect(bytes) { return format }
        guard !bytes.isEmpty else {
            throw RelumeError(
                .malformedData, "expected a PNG or JPEG image, but there is not one byte; get the file again")
        }
        if let foreign = ForeignFormat.allCases.first(where: { $0.matches(bytes) }) {
            throw RelumeError(
                .unsupported, "expected a PNG or JPEG image, found \(foreign.rawValue); convert it to PNG first")
        }
        let start = bytes.prefix(8).map(hexadecimal).joined(separator: " ")
        throw RelumeError(
            .malformedData,
            "expected a PNG or JPEG image, but the first bytes are \(start); leave the file out or convert it")
    }
}

/// Formats that are only recognized, so that the error can name them.
private enum ForeignFormat: String, CaseIterable {
    case gif = "a GIF image"
    case bmp = "a BMP image"
    case tiff = "a TIFF image"
    case webP = "a WebP image"
    case avif = "an AVIF image"
    case heif = "a HEIF image"
    case jpegXL = "a JPEG XL image"
    case jpeg2000 = "a JPEG 2000 image"
    case pdf = "a PDF document"

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
        case .pdf: has("%PDF")
        }
    }
}

/// Two hexadecimal digits.
private func hexadecimal(_ byte: UInt8) -> String {
    (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
}
