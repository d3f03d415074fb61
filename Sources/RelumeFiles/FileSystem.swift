package import RelumeCore

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Whole files and directories by path. Every system call on files is made in this module.
package enum FileSystem {
    /// The bytes of the file at `path`.
    package static func read(_ path: String, limit: ReadLimit? = nil) throws(RelumeError) -> [UInt8] {
        var bytes: [UInt8] = []
        try read(path, into: &bytes, limit: limit)
        return bytes
    }

    /// Replaces `buffer` by the bytes of the file at `path`, keeping its memory where that is large enough.
    ///
    /// One read call for a regular file that does not change meanwhile; pipes, files that grow and those of `/proc`, which
    /// say they are empty, are read to their end.
    ///
    /// - Throws: `io`; `limitExceeded`, before memory is taken, for a file beyond `limit`, `unsupported` for a device where a
    ///   limit is given, since it may have no end.
    package static func read(
        _ path: String, into buffer: inout [UInt8], limit: ReadLimit? = nil
    ) throws(RelumeError) {
        try read(try Descriptor(path, O_RDONLY, doing: "open"), into: &buffer, limit)
    }

    /// The first `count` bytes of the file at `path`, fewer where it is shorter.
    package static func read(_ path: String, upTo count: Int) throws(RelumeError) -> [UInt8] {
        var bytes: [UInt8] = []
        try ReadingFile(path: path).read(count, appendingTo: &bytes)
        return bytes
    }

    /// The bytes of standard input up to its end.
    package static func readStandardInput(limit: ReadLimit? = nil) throws(RelumeError) -> [UInt8] {
        var bytes: [UInt8] = []
        try read(Descriptor(.input), into: &bytes, limit)
        return bytes
    }

    private static func read(
        _ file: borrowing Descriptor, into buffer: inout [UInt8], _ limit: ReadLimit?
    ) throws(RelumeError) {
        let status = try file.status()
        guard status.kind != .directory else { throw .system("read", file.path, number: EISDIR) }
        try limit?.check(status, path: file.path)
        buffer.removeAll(keepingCapacity: true)
        // One byte more than a regular file has: a call that gives the size and no more has met the end, and needs no
        // second one to say so; one that gives more has met a file that grew.
        var room = status.size > 0 ? status.size + 1 : leastRoom
        var isOpen = true
        while isOpen {
            try buffer.append(addingCapacity: room) { span throws(RelumeError) in isOpen = try file.read(into: &span) }
            if status.kind == .file, buffer.count == status.size { return }
            try limit?.check(size: buffer.count, path: file.path)
            let free = buffer.capacity - buffer.count
            room = free > 0 ? free : max(buffer.count, leastRoom)
        }
    }

    /// What is asked for where the size is not known: as much as a pipe holds.
    private static let leastRoom = 65536

    /// Writes `bytes` as the file at `path`, whole or not at all: under a temporary name beside it, then renamed.
    package static func write(_ bytes: [UInt8], to path: String) throws(RelumeError) {
        try write(pieces: [bytes], to: path)
    }

    /// Writes the pieces one after the other, as ``write(_:to:)`` does.
    package static func write(pieces: [[UInt8]], to path: String) throws(RelumeError) {
        let file = try AtomicFile(path: path)
        for piece in pieces { try file.append(piece) }
        try file.commit()
    }

    /// Removes the file or empty directory at `path`.
    package static func remove(_ path: String) throws(RelumeError) {
        guard systemRemove(path) == 0 else { throw .system("remove", path) }
    }

    static func rename(_ source: String, to target: String) throws(RelumeError) {
        guard systemRename(source, target) == 0 else { throw .system("rename \(source) to", target) }
    }
}

// Inside a type with a method of the same name, the name alone would mean the method instead of the system's call.
private func systemRemove(_ path: String) -> Int32 { path.withCString { remove($0) } }
private func systemRename(_ source: String, _ target: String) -> Int32 {
    // Not passed as they are, for which Swift would make arrays of them.
    source.withCString { source in target.withCString { rename(source, $0) } }
}
