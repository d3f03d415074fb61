package import RelumeCore

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// A file that is written piece by piece and appears under its name only when all of it is there.
///
/// Until ``commit()`` it has a temporary name in the same directory; given up earlier, it leaves nothing behind.
package struct AtomicFile: ~Copyable {
    private var file: Descriptor
    private let path: String
    /// Nil for a stream, which has what was written at once.
    private let temporaryPath: String?
    private var isCommitted = false

    /// Starts a file that will be `path`.
    package init(path: String) throws(RelumeError) {
        let name = Path.join(Path.directory(path), TemporaryName.make())
        UnfinishedFiles.insert(name)
        do throws(RelumeError) {
            file = try Descriptor(name, O_RDWR | O_CREAT | O_EXCL, doing: "create")
        } catch {
            UnfinishedFiles.remove(name)
            // The caller knows the file's own path and not the temporary one, so the error names the former.
            var error = error
            error.path = path
            throw error
        }
        self.path = path
        temporaryPath = name
    }

    /// Starts what an option names, as ``NamedFile`` says: a stream gets the bytes as they are appended.
    package init(named path: String) throws(RelumeError) {
        guard try NamedFile.isStream(path) else {
            try self.init(path: path)
            return
        }
        self.init(stream: try NamedFile.open(path), path: path)
    }

    private init(stream: consuming Descriptor, path: String) {
        file = stream
        self.path = path
        temporaryPath = nil
    }

    deinit {
        guard let temporaryPath else { return }
        if !isCommitted { try? FileSystem.remove(temporaryPath) }
        UnfinishedFiles.remove(temporaryPath)
    }

    /// Whether nothing can stand beside it, because it has no place in a directory.
    package var isStream: Bool { temporaryPath == nil }

    /// Adds bytes at the end of what was appended before.
    package func append(_ bytes: [UInt8]) throws(RelumeError) { try append(bytes.span.bytes) }

    /// Adds bytes at the end of what was appended before.
    package func append(_ bytes: RawSpan) throws(RelumeError) { try file.write(bytes) }

    /// Replaces the bytes from `offset` on, within what was appended.
    package func write(_ bytes: [UInt8], at offset: Int) throws(RelumeError) {
        try file.write(bytes.span.bytes, at: offset)
    }

    /// Fills `span` with bytes that were appended, from `offset` on. Nothing is appended after that.
    package func read(from offset: Int, into span: inout OutputSpan<UInt8>) throws(RelumeError) {
        try file.seek(to: offset)
        while !span.isFull, try file.read(into: &span) {}
    }

    /// Makes the file appear under its name, in place of any that was there.
    package consuming func commit() throws(RelumeError) {
        if let temporaryPath {
            if Durability.isAsked { try file.synchronize() }
            try file.close()
            try FileSystem.rename(temporaryPath, to: path)
        }
        isCommitted = true
        if temporaryPath != nil, Durability.isAsked { try FileSystem.synchronize(directory: Path.directory(path)) }
    }
}
