package import RelumeCore

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// A name in a directory.
package struct DirectoryEntry: Hashable, Sendable {
    /// The name without its directory; bytes that are not UTF-8 show as U+FFFD.
    package let name: String
    /// Whether the name is UTF-8; if not, `name` does not lead to the file.
    package let hasValidName: Bool
    /// What it is, links followed; ``FileStatus/Kind/link`` for one that leads nowhere.
    package let kind: FileStatus.Kind
    /// Whether a link leads to it.
    package let isLink: Bool
}

extension FileSystem {
    /// The entries of a directory but `.` and `..`, sorted by the bytes of their names.
    ///
    /// A link to where the system does not let us look counts as a file, so that opening it says why.
    ///
    /// - Throws: `io` if the directory cannot be listed.
    package static func entries(of directory: String) throws(RelumeError) -> [DirectoryEntry] {
        guard let stream = opendir(directory) else { throw .system("list", directory) }
        defer { closedir(stream) }
        var entries: [DirectoryEntry] = []
        errno = 0
        while let record = readdir(stream) {
            let (name, isValid) = entryName(record)
            if name != ".", name != ".." {
                let (kind, isLink) = entryKind(record, in: dirfd(stream))
                entries.append(DirectoryEntry(name: name, hasValidName: isValid, kind: kind, isLink: isLink))
            }
            errno = 0
        }
        guard errno == 0 else { throw .system("list", directory) }
        return entries.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    }

    private static func entryName(_ record: UnsafeMutablePointer<dirent>) -> (name: String, isValid: Bool) {
        // d_name is a zero-terminated string inside the record, valid until the next readdir.
        withUnsafeBytes(of: &record.pointee.d_name) { bytes in
            let name = bytes.prefix { $0 != 0 }
            if let valid = String(validating: name, as: UTF8.self) { return (valid, true) }
            return (String(decoding: name, as: UTF8.self), false)
        }
    }

    /// Asks the file system only where the directory itself does not tell: links and some file systems.
    private static func entryKind(
        _ record: UnsafeMutablePointer<dirent>, in directory: Int32
    ) -> (kind: FileStatus.Kind, isLink: Bool) {
        switch Int(record.pointee.d_type) {
        case Int(DT_REG): return (.file, false)
        case Int(DT_DIR): return (.directory, false)
        case Int(DT_UNKNOWN):
            guard status(of: record, in: directory, AT_SYMLINK_NOFOLLOW)?.kind != .link else { break }
            return (status(of: record, in: directory, 0)?.kind ?? .file, false)
        case Int(DT_LNK): break
        default: return (status(of: record, in: directory, 0)?.kind ?? .file, false)
        }
        if let status = status(of: record, in: directory, 0) { return (status.kind, true) }
        return (leadsNowhere(errno) ? .link : .file, true)
    }

    /// What the system says of an entry; nil where it says an error, which stands in `errno`.
    private static func status(
        of record: UnsafeMutablePointer<dirent>, in directory: Int32, _ flags: Int32
    ) -> FileStatus? {
        var found = stat()
        // The bytes as they stand in the record: a name that is not UTF-8 would come back changed from a String.
        let result = withUnsafePointer(to: &record.pointee.d_name) { name in
            name.withMemoryRebound(to: CChar.self, capacity: 1) { fstatat(directory, $0, &found, flags) }
        }
        return result == 0 ? FileStatus(found) : nil
    }

    /// Creates the missing directories that the file at `path` is to stand in.
    package static func createDirectories(above path: String) throws(RelumeError) {
        try createDirectories(Path.directory(path))
    }

    /// Creates `path` and every missing directory above it.
    package static func createDirectories(_ path: String) throws(RelumeError) {
        guard !path.isEmpty, try status(of: path)?.kind != .directory else { return }
        try createDirectories(above: path)
        guard mkdir(path, 0o777) == 0 || errno == EEXIST else { throw .system("create the directory", path) }
        if Durability.isAsked { try synchronize(directory: Path.directory(path)) }
        guard try status(of: path)?.kind == .directory else {
            throw RelumeError(
                .io, "cannot create the directory: a file of that name is there; move it away", path: path)
        }
    }
}
