import RelumeCore

/// The image formats that Relume reads, told by a file's first bytes and never by its name.
public enum ImageFormat: String, Hashable, Sendable, CaseIterable {
    /// Portable Network Graphics.
    case png
    /// JPEG, in JFIF, EXIF or no wrapping.
    case jpeg

    /// The endings of such files' names, in small letters, the usual one first.
    public var extensions: [String] {
        switch self {
        case .png: ["png", "apng"]
        case .jpeg: ["jpg", "jpeg", "jpe", "jfif"]
        }
    }

    /// Whether the name of a file with this extension, in letters of either case, is that of an image that is read.
    package static func isNamed(byExtension name: String) -> Bool { allExtensions.contains(name.lowercased()) }

    private static let allExtensions = Set(allCases.flatMap(\.extensions))

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

/// Two hexadecimal digits.
private func hexadecimal(_ byte: UInt8) -> String {
    (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
}
