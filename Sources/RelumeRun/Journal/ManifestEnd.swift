import RelumeCore
import RelumeFiles

/// Where the whole lines of a manifest end that more is to be appended to.
///
/// A process that dies or a disk that is full may leave a part of a line; what were appended to it would be no line either.
struct ManifestEnd {
    private static let newline = UInt8(ascii: "\n")

    private let size: Int
    /// The bytes up to the end of the last whole line.
    let wholeLength: Int
    /// Whether all of the last line is there but its newline.
    private let lacksNewline: Bool

    /// Looks for the end of the file at `path`; nil where there is none, or a pipe or a device, which has no end.
    ///
    /// - Throws: `invalidArgument` for a file whose last line is neither a record nor the start of one, since it is no
    ///   manifest.
    init?(path: String) throws(RelumeError) {
        guard let status = try FileSystem.status(of: path), status.kind == .file else { return nil }
        size = status.size
        var span = 1 << 16
        while true {
            let start = max(0, size - span)
            var bytes: [UInt8] = []
            try ReadingFile(path: path, from: start).read(size - start, appendingTo: &bytes)
            if let end = try Self.end(in: bytes, isAll: start == 0, path: path) {
                (wholeLength, lacksNewline) = (start + end.length, end.lacksNewline)
                return
            }
            span *= 4
        }
    }

    /// Cuts off `file`, which is this manifest, what is no whole line, and ends a line that lacks its newline.
    func restore(_ file: AppendingFile) throws(RelumeError) {
        if wholeLength < size { try file.truncate(to: wholeLength) }
        if lacksNewline { try file.append([Self.newline]) }
    }

    /// Looks for the last whole line in the last bytes of a file; nil where it starts before them.
    private static func end(
        in bytes: [UInt8], isAll: Bool, path: String
    ) throws(RelumeError) -> (length: Int, lacksNewline: Bool)? {
        var rest = bytes[...]
        while !rest.isEmpty {
            let hasNewline = rest.last == newline
            let lines = hasNewline ? rest.dropLast() : rest
            let start = lines.lastIndex(of: newline).map { $0 + 1 } ?? 0
            guard start > 0 || isAll else { return nil }
            let line = lines[start...]
            if line.isEmpty || JSONLine.isObject(line) { return (rest.count, !hasNewline) }
            // A failure of power may leave zeros where bytes were to go.
            guard line.first == UInt8(ascii: "{") || line.first == 0 else {
                throw RelumeError(
                    .invalidArgument,
                    "the last line is no record of a manifest, so none are added to it; move the file away, or choose "
                        + "another name",
                    path: path)
            }
            rest = rest[..<start]
        }
        return isAll ? (0, false) : nil
    }
}
