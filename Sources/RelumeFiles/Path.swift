/// Operations on the text of a path; nothing here looks at the disk.
public enum Path {
    /// `child` below `parent`; an absolute child or an empty or `.` parent gives the child alone.
    public static func join(_ parent: String, _ child: String) -> String {
        if child.isEmpty { return parent }
        if parent.isEmpty || parent == "." || child.hasPrefix("/") { return child }
        return parent.hasSuffix("/") ? parent + child : parent + "/" + child
    }

    /// The part behind the last slash, trailing slashes aside: `a/b/` gives `b`, `/` gives `/`.
    public static func lastComponent(_ path: String) -> String {
        let trimmed = withoutTrailingSlashes(path)
        guard let slash = trimmed.lastIndex(of: "/"), trimmed != "/" else { return trimmed }
        return String(trimmed[trimmed.index(after: slash)...])
    }

    /// The part before the last component without its slash: `a/b.png` gives `a`, `b.png` gives the empty string.
    public static func directory(_ path: String) -> String {
        let trimmed = withoutTrailingSlashes(path)
        guard let slash = trimmed.lastIndex(of: "/") else { return "" }
        return slash == trimmed.startIndex ? "/" : String(trimmed[..<slash])
    }

    /// The last component without its extension: `a/b.tar.gz` gives `b.tar`, `.profile` gives `.profile`.
    public static func stem(_ path: String) -> String {
        let name = lastComponent(path)
        return extensionStart(name).map { String(name[..<$0]) } ?? name
    }

    /// What follows the last dot of the last component, as written; empty without one.
    public static func `extension`(_ path: String) -> String {
        let name = lastComponent(path)
        return extensionStart(name).map { String(name[name.index(after: $0)...]) } ?? ""
    }

    /// Without empty and `.` components: two spellings of one path are equal then. Links and `..` stay as they are.
    public static func normalized(_ path: String) -> String {
        let parts = path.split(separator: "/").filter { $0 != "." }.joined(separator: "/")
        return path.hasPrefix("/") ? "/" + parts : parts
    }

    private static func extensionStart(_ name: String) -> String.Index? {
        guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return nil }
        return dot
    }

    private static func withoutTrailingSlashes(_ path: String) -> String {
        var trimmed = Substring(path)
        while trimmed.count > 1, trimmed.hasSuffix("/") { trimmed.removeLast() }
        return String(trimmed)
    }
}
