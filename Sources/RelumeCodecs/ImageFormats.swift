package import RelumeCore

extension ImageFormat {
    /// Every format that Relume reads.
    public static let all: [ImageFormat] = [.png, .jpeg]

    /// The names of all, as a message lists them: `PNG or JPEG`.
    package static let anyName = all.dropLast().map(\.name).joined(separator: ", ") + " or " + all[all.count - 1].name

    /// Every ending of image files' names, in lower case and without the dot.
    public static let allFileExtensions = all.flatMap(\.fileExtensions)

    /// How many bytes of a file tell its format.
    package static let beginningLength = all.map(\.firstBytes.longest).max() ?? 0

    /// The format that `bytes` begin like, or nil: a file's first bytes tell it, and never its name.
    public static func detect(_ bytes: [UInt8]) -> ImageFormat? { all.first { $0.firstBytes.begin(bytes) } }

    /// Whether the name of a file with this extension, in letters of either case, is that of an image that is read.
    package static func isNamed(byExtension name: String) -> Bool { allFileExtensions.contains(name.lowercased()) }

    /// The format in which a file with this extension, in letters of either case, is written.
    ///
    /// - Throws: `unsupported` for an extension that no format which is written has.
    package static func written(byExtension name: String) throws(RelumeError) -> ImageFormat {
        let written = all.filter(\.isWritten)
        if let format = written.first(where: { $0.fileExtensions.contains(name.lowercased()) }) { return format }
        let endings = written.map { ".\($0.fileExtensions[0])" }.joined(separator: " or ")
        let found = name.isEmpty ? "which it does not" : "not with .\(name)"
        throw RelumeError(
            .unsupported,
            "pictures are written as \(written.map(\.name).joined(separator: " or ")); let the name end with \(endings), "
                + found)
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
        if let foreign = ForeignFormat.all.first(where: { $0.firstBytes.begin(bytes) }) {
            throw RelumeError(.unsupported, "\(expected), found \(foreign.name); convert it to PNG first")
        }
        let start = bytes.prefix(8).map(hexadecimal).joined(separator: " ")
        throw RelumeError(
            .malformedData, "\(expected), but the first bytes are \(start); leave the file out or convert it")
    }
}

/// Two hexadecimal digits.
private func hexadecimal(_ byte: UInt8) -> String {
    (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
}
