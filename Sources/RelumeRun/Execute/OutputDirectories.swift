import RelumeCore
import RelumeFiles
import Synchronization

/// Writes files below directories that are made when the first file needs them, and looked at only then.
final class OutputDirectories: Sendable {
    private let known = Mutex<Set<[UInt8]>>([])

    func write(_ bytes: [UInt8], to path: String) throws(RelumeError) {
        try prepare(for: path)
        try FileSystem.write(bytes, to: path)
    }

    /// Makes the directory that `path` will stand in.
    func prepare(for path: String) throws(RelumeError) {
        let directory = Path.directory(path)
        // As bytes: the file system tells names apart that Swift takes for equal.
        let name = Array(directory.utf8)
        guard !known.withLock({ $0.contains(name) }) else { return }
        try FileSystem.createDirectories(directory)
        known.withLock { _ = $0.insert(name) }
    }
}
