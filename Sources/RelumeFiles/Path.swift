/// Operations on the text of a path; nothing here looks at the disk.
///
/// They go by bytes, as the file system does: to Swift a slash and an accent behind it are one character, which is no slash.
package enum Path {
    private static let slash = UInt8(ascii: "/")

    /// `child` below `parent`; an absolute child or an empty or `.` parent gives the child alone.
    package static func join(_ parent: String, _ child: String) -> String {
        if child.isEmpty { return parent }
        if parent.isEmpty || parent == "." || isAbsolute(child) { return child }
        return parent.utf8.last == slash ? parent + child : parent + "/" + child
    }

    /// Whether the path starts at the root.
    package static func isAbsolute(_ path: String) -> Bool { path.utf8.first == slash }

    /// The names between the slashes, empty ones left out; `.` and `..` are names like others.
    package static func components(_ path: String) -> [String] {
        path.utf8.split(separator: slash).map { String(Substring($0)) }
    }

    /// The names alone with a slash between them: `/a//b/` gives `a/b`.
    package static func withoutEmptyComponents(_ path: String) -> String {
        var previous = slash
        for byte in path.utf8 {
            if byte == slash, previous == slash { return components(path).joined(separator: "/") }
            previous = byte
        }
        return previous == slash ? components(path).joined(separator: "/") : path
    }

    /// The part behind the last slash, trailing slashes aside: `a/b/` gives `b`, `/` gives `/`.
    package static func lastComponent(_ path: String) -> String {
        let trimmed = withoutTrailingSlashes(path)
        guard let last = trimmed.utf8.lastIndex(of: slash), trimmed != "/" else { return String(trimmed) }
        return String(trimmed[trimmed.utf8.index(after: last)...])
    }

    /// The part before the last component without its slash: `a/b.png` gives `a`, `b.png` gives the empty string.
    package static func directory(_ path: String) -> String {
        let trimmed = withoutTrailingSlashes(path)
        guard let last = trimmed.utf8.lastIndex(of: slash) else { return "" }
        return last == trimmed.startIndex ? "/" : String(trimmed[..<last])
    }

    /// The last component without its extension: `a/b.tar.gz` gives `b.tar`, `.profile` gives `.profile`.
    package static func stem(_ path: String) -> String {
        let name = lastComponent(path)
        return lastDot(name).map { String(name[..<$0]) } ?? name
    }

    /// What follows the last dot of the last component, as written; empty without one.
    package static func `extension`(_ path: String) -> String {
        let name = lastComponent(path)
        return lastDot(name).map { String(name[name.utf8.index(after: $0)...]) } ?? ""
    }

    /// The dot before the extension. Dots that the name begins with are none: of `...png` the stem would be `..`, which leads
    /// to another directory.
    private static func lastDot(_ name: String) -> String.Index? {
        let dot = UInt8(ascii: ".")
        guard let last = name.utf8.lastIndex(of: dot), name.utf8[..<last].contains(where: { $0 != dot }) else {
            return nil
        }
        return last
    }

    private static func withoutTrailingSlashes(_ path: String) -> Substring {
        var trimmed = Substring(path)
        while trimmed.utf8.count > 1, trimmed.utf8.last == slash {
            trimmed = trimmed[..<trimmed.utf8.index(before: trimmed.endIndex)]
        }
        return trimmed
    }
}
