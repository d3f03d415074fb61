public import RelumeCore

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// A name in a directory.
public struct DirectoryEntry: Hashable, Sendable {
    /// The name without its directory.
    public let name: String
    /// What it is, links followed.
    public let kind: FileStatus.Kind
}

extension FileSystem {
    /// The entries of a directory but `.` and `..`, sorted by the bytes of their names. Broken links are left out.
    public static func entries(of directory: String) throws(RelumeError) -> [DirectoryEntry] {
        guard let stream = opendir(directory) else { throw .system("list", directory) }
        defer { closedir(stream) }
        var entries: [DirectoryEntry] = []
        errno = 0
        while let record = readdir(stream) {
            let name = entryName(record)
            if name != ".", name != "..", let kind = try entryKind(record, at: Path.join(directory, name)) {
                entries.append(DirectoryEntry(name: name, kind: kind))
            }
            errno = 0
        }
        guard errno == 0 else { throw .system("list", directory) }
        return entries.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    }

    private static func entryName(_ record: UnsafeMutablePointer<dirent>) -> String {
        // d_name is a zero-terminated string inside the record, valid until the next readdir.
        withUnsafeBytes(of: &record.pointee.d_name) { bytes in
            String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        }
    }

    /// Asks the file system only where the directory itself does not tell: links and some file systems.
    private static func entryKind(
        _ record: UnsafeMutablePointer<dirent>, at path: String
    ) throws(RelumeError) -> FileStatus.Kind? {
        switch Int(record.pointee.d_type) {
        case Int(DT_REG): .file
        case Int(DT_DIR): .directory
        default: try status(of: path)?.kind
        }
    }

    /// Creates `path` and every missing directory above it.
    public static func createDirectories(_ path: String) throws(RelumeError) {
        guard !path.isEmpty, try status(of: path)?.kind != .directory else { return }
        try createDirectories(Path.directory(path))
        guard mkdir(path, 0o777) == 0 || errno == EEXIST else { throw .system("create the directory", path) }
        guard try status(of: path)?.kind == .directory else {
            throw RelumeError(
                .io, "cannot create the directory: a file of that name is there; move it away", path: path)
        }
    }
}
