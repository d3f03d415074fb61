public import RelumeCore

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// What the file system says of a path, links followed.
public struct FileStatus: Hashable, Sendable {
    /// The kinds that matter here.
    public enum Kind: Hashable, Sendable {
        /// A regular file.
        case file
        /// A directory.
        case directory
        /// A pipe, a device, a socket.
        case other
    }

    /// Which file it is, whatever its path.
    public struct Identity: Hashable, Sendable {
        let device: UInt64
        let inode: UInt64
    }

    /// File, directory or other.
    public let kind: Kind
    /// The size in bytes.
    public let size: Int
    /// Device and inode.
    public let identity: Identity

    init(_ record: stat) {
        kind =
            switch record.st_mode & S_IFMT {
            case S_IFREG: .file
            case S_IFDIR: .directory
            default: .other
            }
        size = Int(record.st_size)
        identity = Identity(device: UInt64(truncatingIfNeeded: record.st_dev), inode: UInt64(record.st_ino))
    }
}

extension FileSystem {
    /// The status of `path`, links followed, or nil where nothing is there, also at the end of a link.
    ///
    /// - Throws: `io` when the system cannot tell, for example for lack of permission.
    public static func status(of path: String) throws(RelumeError) -> FileStatus? {
        var record = stat()
        if stat(path, &record) == 0 { return FileStatus(record) }
        if leadsNowhere(errno) { return nil }
        throw .system("inspect", path)
    }

    /// Whether the error of a stat says that nothing is there.
    static func leadsNowhere(_ number: Int32) -> Bool {
        // ELOOP: a link to itself, which leads nowhere just as one to nothing does.
        [ENOENT, ENOTDIR, ELOOP].contains(number)
    }
}
