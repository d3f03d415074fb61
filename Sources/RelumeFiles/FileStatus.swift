package import RelumeCore

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// What the file system says of a path.
package struct FileStatus: Hashable, Sendable {
    /// The kinds that matter here.
    package enum Kind: Hashable, Sendable {
        /// A regular file.
        case file
        /// A directory.
        case directory
        /// A named pipe.
        case pipe
        /// A socket.
        case socket
        /// A device, such as a terminal or `/dev/zero`.
        case device
        /// A symbolic link that leads nowhere, or was not followed.
        case link

        /// Whether bytes come from it or go to it as they come: it has no size, and can be read once.
        package var isStream: Bool { self == .pipe || self == .socket || self == .device }

        /// What it is, in words with an article.
        package var phrase: String {
            switch self {
            case .file: "a file"
            case .directory: "a directory"
            case .pipe: "a named pipe"
            case .socket: "a socket"
            case .device: "a device"
            case .link: "a link that leads nowhere"
            }
        }

        init(mode: mode_t) {
            self =
                switch mode & S_IFMT {
                case S_IFREG: .file
                case S_IFDIR: .directory
                case S_IFIFO: .pipe
                case S_IFSOCK: .socket
                case S_IFLNK: .link
                default: .device
                }
        }
    }

    /// Which file it is, whatever its path.
    package struct Identity: Hashable, Sendable {
        let device: UInt64
        let inode: UInt64
    }

    /// What it is.
    package let kind: Kind
    /// The size in bytes.
    package let size: Int
    /// When it was written last, in nanoseconds since 1970.
    package let modified: Int
    /// Device and inode.
    package let identity: Identity

    init(_ record: stat) {
        kind = Kind(mode: record.st_mode)
        size = Int(record.st_size)
        #if canImport(Darwin)
        let time = record.st_mtimespec
        #else
        let time = record.st_mtim
        #endif
        modified = time.tv_sec &* 1_000_000_000 &+ time.tv_nsec
        identity = Identity(device: UInt64(truncatingIfNeeded: record.st_dev), inode: UInt64(record.st_ino))
    }
}

extension FileSystem {
    /// The status of `path`, or nil where nothing is there, also at the end of a link that is followed.
    ///
    /// - Throws: `io` when the system cannot tell, for example for lack of permission.
    package static func status(of path: String, followingLinks: Bool = true) throws(RelumeError) -> FileStatus? {
        var record = stat()
        if (followingLinks ? stat(path, &record) : lstat(path, &record)) == 0 { return FileStatus(record) }
        if leadsNowhere(errno) { return nil }
        // A component above NAME_MAX cannot exist. Only the path as a whole may be too long for the call, though the file
        // exists.
        if errno == ENAMETOOLONG, Path.components(path).contains(where: { $0.utf8.count > NAME_MAX }) { return nil }
        throw .system("inspect", path)
    }

    /// Where the link at `path` points to; nil if there is no link, or the text of it is not UTF-8.
    static func linkTarget(_ path: String) -> String? {
        var bytes = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = readlink(path, &bytes, bytes.count)
        guard count > 0 else { return nil }
        return String(validating: bytes[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    /// Whether the error of a stat says that nothing is there.
    static func leadsNowhere(_ number: Int32) -> Bool {
        // ELOOP: links in a circle lead to no file, just as a link to a missing file does.
        [ENOENT, ENOTDIR, ELOOP].contains(number)
    }
}
