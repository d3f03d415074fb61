import RelumeCore
import RelumeFiles
import Synchronization

/// Writes the files of a run, whole or not at all, below directories that are made when the first file needs them.
final class OutputFiles: Sendable {
    let paths: OutputPaths
    /// Whether files that are there already, and not empty, are left as they are.
    private let keepsExisting: Bool
    private let known = Mutex<Set<[UInt8]>>([])
    /// The one result that goes to standard output.
    private let result = Mutex<[UInt8]>([])

    init(_ paths: OutputPaths, keepsExisting: Bool) {
        self.paths = paths
        self.keepsExisting = keepsExisting
    }

    /// Whether the file at `relative` is there already and stays: in a run that completes an earlier one, a sample may be
    /// needed for its step or the report only.
    func keeps(_ relative: String) throws(RelumeError) -> Bool {
        guard keepsExisting else { return false }
        return try paths.hasContent(relative)
    }

    /// Writes the file at `relative` below the output directory with the bytes that `make` gives.
    func write(_ relative: String, _ make: () throws(RelumeError) -> [UInt8]) throws(RelumeError) -> FileCheck {
        guard !paths.isStandardOutput else {
            let bytes = try make()
            result.withLock { $0 = bytes }
            return FileCheck(of: bytes)
        }
        let path = try preparedPath(relative)
        let bytes = try make()
        try FileSystem.write(bytes, to: path)
        return FileCheck(of: bytes)
    }

    /// Writes the file at `relative` below the output directory, which is not standard output, with pieces that stand one
    /// after the other.
    func write(_ relative: String, pieces: [[UInt8]]) throws(RelumeError) -> FileCheck {
        try FileSystem.write(pieces: pieces, to: try preparedPath(relative))
        return FileCheck(ofPieces: pieces)
    }

    private func preparedPath(_ relative: String) throws(RelumeError) -> String {
        let path = paths.path(relative)
        try prepare(for: path)
        return path
    }

    /// Writes the result to standard output, where that is asked for. That it cannot be written is no fault of the input.
    func finish() throws(RelumeError) {
        let bytes = result.withLock { $0 }
        if !bytes.isEmpty { try AppendingFile(standardOutput: ()).append(bytes) }
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
