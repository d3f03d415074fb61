import CRelumeArchive
package import RelumeCore
import RelumeFiles

/// Writes a zip archive member by member, through libarchive.
///
/// The file appears with ``finish()``, whole or not at all: given up earlier, nothing is left behind. Members carry no
/// times, so the same members make the same bytes.
package final class ZipWriter {
    private let archive: OpaquePointer
    private let sink: Sink

    /// Where libarchive's blocks go. Its functions in C cannot throw, so the first error waits here.
    private final class Sink {
        /// Nil for an archive in memory.
        var file: AtomicFile?
        var bytes: [UInt8] = []
        let path: String?
        var error: RelumeError?

        init(_ path: String?) throws(RelumeError) {
            self.path = path
            if let path { file = try AtomicFile(path: path) }
        }

        /// Whether the block was written.
        func append(_ block: RawSpan) -> Bool {
            do throws(RelumeError) {
                if path == nil { bytes.append(contentsOf: block) }
                try file?.append(block)
                return error == nil
            } catch {
                self.error = error
                return false
            }
        }
    }

    /// Starts the archive that will be `path`, whose directory is made where it is missing, or one in memory.
    ///
    /// - Parameter isCompressed: Whether members are deflated, else they are stored.
    /// - Throws: `io` if it cannot be created.
    package init(path: String?, isCompressed: Bool = false) throws(RelumeError) {
        if let path { try FileSystem.createDirectories(above: path) }
        let sink = try Sink(path)
        guard let archive = archive_write_new() else { throw .noMemory(path) }
        self.archive = archive
        self.sink = sink
        archive_write_set_format_zip(archive)
        if isCompressed {
            archive_write_zip_set_compression_deflate(archive)
        } else {
            archive_write_zip_set_compression_store(archive)
        }
        // Blocks as they come: large ones are passed on without a copy.
        archive_write_set_bytes_per_block(archive, 0)
        // The sink lives as long as this value, and libarchive calls back only from within its functions, which are
        // called below.
        let context = Unmanaged.passUnretained(sink).toOpaque()
        let status = archive_write_open2(
            archive, context, nil,
            { _, context, bytes, count in
                guard let context, let bytes else { return 0 }
                // libarchive lends the block for the length of this call.
                let block = RawSpan(_unsafeStart: bytes, byteCount: count)
                return Unmanaged<Sink>.fromOpaque(context).takeUnretainedValue().append(block) ? count : -1
            }, nil, nil)
        try check(status)
    }

    deinit { archive_write_free(archive) }

    /// Starts a member that will have `size` bytes.
    ///
    /// - Throws: `io` if the archive cannot be written.
    package func startMember(_ name: String, size: Int) throws(RelumeError) {
        guard let entry = archive_entry_new() else { throw .noMemory(sink.path) }
        defer { archive_entry_free(entry) }
        archive_entry_set_pathname_utf8(entry, name)
        archive_entry_set_size(entry, Int64(size))
        archive_entry_set_filetype(entry, UInt32(S_IFREG))
        archive_entry_set_perm(entry, 0o644)
        try check(archive_write_header(archive, entry))
    }

    /// Adds bytes to the member that was started last.
    ///
    /// - Throws: `io` if the archive cannot be written; `invalidArgument` for more bytes than were announced.
    package func append(_ bytes: RawSpan) throws(RelumeError) {
        var written = 0
        while written < bytes.byteCount {
            let count = bytes.withUnsafeBytes { buffer in
                archive_write_data(archive, buffer.baseAddress?.advanced(by: written), buffer.count - written)
            }
            guard count >= 0 else { throw failure() }
            guard count > 0 else {
                throw RelumeError(
                    .invalidArgument, "a member gets more bytes than were announced; say how many there will be",
                    path: sink.path)
            }
            written += count
        }
    }

    /// Writes the directory and makes the archive appear, in place of any file that was there.
    ///
    /// - Returns: The archive, if it is one in memory.
    /// - Throws: `io` if it cannot be written or renamed.
    @discardableResult
    package func finish() throws(RelumeError) -> [UInt8] {
        try check(archive_write_close(archive))
        if let error = sink.error { throw error }
        let file = sink.file.take()
        try file?.commit()
        return sink.bytes
    }

    private func check(_ status: Int32) throws(RelumeError) {
        if status < ARCHIVE_WARN || sink.error != nil { throw failure() }
    }

    private func failure() -> RelumeError {
        let text = archive_error_string(archive).map { String(cString: $0) } ?? "no reason given"
        return sink.error ?? RelumeError(.io, "cannot write the archive: \(text)", path: sink.path)
    }
}

extension [UInt8] {
    fileprivate mutating func append(contentsOf memory: RawSpan) {
        memory.withUnsafeBytes { append(contentsOf: $0) }
    }
}
