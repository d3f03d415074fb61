package import RelumeCore

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// The right to be the only one who writes below a directory. The system takes it back when the process ends, however it ends.
///
/// It is a lock (flock) on a small file in the directory. What stands in that file, the process's number, is for people: in
/// containers every process is number 1. The file goes when the lock is given back; one that a killed process left serves the
/// next. Where a file system has no locks, nothing is locked.
package final class DirectoryLock: Sendable {
    /// The file's name in the directory.
    package static let name = ".relume.lock"

    private let file: Descriptor

    /// Locks `directory`, which must be there.
    ///
    /// - Throws: `invalidArgument` where another process has it.
    package init(_ directory: String) throws(RelumeError) {
        file = try Self.lockedFile(in: directory)
        UnfinishedFiles.insert(file.path)
        try file.truncate(to: 0)
        try file.write(Array("\(getpid())\n".utf8).span.bytes)
    }

    private static func lockedFile(in directory: String) throws(RelumeError) -> Descriptor {
        let path = Path.join(directory, name)
        let file = try Descriptor(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK, doing: "open the lock")
        guard try file.lock() else { throw refusal(directory, lock: path) }
        // Whoever had it may have removed the file after it was opened here; others would lock the next one.
        guard try file.status().identity == FileSystem.status(of: path, followingLinks: false)?.identity else {
            return try lockedFile(in: directory)
        }
        return file
    }

    deinit {
        // While it is locked, so that nobody has the same file.
        try? FileSystem.remove(file.path)
        UnfinishedFiles.remove(file.path)
    }

    private static func refusal(_ directory: String, lock path: String) -> RelumeError {
        let number = (try? FileSystem.read(path, upTo: 20)).map { String(decoding: $0, as: UTF8.self) }
        let process = number?.split(separator: "\n").first.map { ", process \($0) as it says," } ?? ""
        return RelumeError(
            .invalidArgument,
            "another run\(process) writes to this directory; wait for its end, or choose another --output",
            path: directory)
    }
}
