import CRelumeArchive
package import RelumeCore
import RelumeFiles

/// Reads the members of an archive, one after another, through libarchive.
///
///     var archive = try ArchiveReader(path: "cifar-10-binary.tar.gz", format: .tarGzip)
///     while let member = try archive.next() { if member.isFile { use(try archive.readMember()) } }
package final class ArchiveReader {
    // Made and freed here alone. libarchive takes it from one thread at a time, as this class does, which is not Sendable.
    private let archive: OpaquePointer
    private let path: String
    /// Where the bytes of a compressed archive come from.
    private let unpacked: GzipStream?
    private var member: ArchiveMember?

    /// Opens the archive at `path`.
    ///
    /// - Throws: `io` if it cannot be read; `malformedData` if it is no archive of that format.
    package init(path: String, format: ArchiveFormat) throws(RelumeError) {
        // What the system refuses is refused here, in the words of every other file.
        _ = try ReadingFile(path: path)
        guard let archive = archive_read_new() else { throw .noMemory(path) }
        self.archive = archive
        self.path = path
        // Nothing but the format that is expected, so that a file of a stranger reaches no other parser.
        switch format {
        case .tar, .tarGzip: archive_read_support_format_tar(archive)
        case .zip: archive_read_support_format_zip_seekable(archive)
        case .gzip: archive_read_support_format_raw(archive)
        }
        switch format {
        case .tar, .zip:
            unpacked = nil
            try check(archive_read_open_filename(archive, path, 1 << 18))
        case .tarGzip, .gzip:
            let stream: GzipStream
            do throws(RelumeError) {
                stream = try GzipStream(path: path)
            } catch {
                archive_read_free(archive)
                throw error
            }
            unpacked = stream
            try check(open(stream))
        }
    }

    private func open(_ stream: GzipStream) -> Int32 {
        // The stream lives as long as this value, and libarchive calls back only from within its functions, which are
        // called below.
        archive_read_open(
            archive, Unmanaged.passUnretained(stream).toOpaque(), nil,
            { _, context, bytes in
                guard let context, let bytes,
                    let block = Unmanaged<GzipStream>.fromOpaque(context).takeUnretainedValue().next()
                else { return -1 }
                bytes.pointee = block.baseAddress
                return block.count
            }, nil)
    }

    deinit { archive_read_free(archive) }

    /// Goes to the next member, over what was not read of this one; nil behind the last, where the checksum of a compressed
    /// archive was found right.
    ///
    /// - Throws: `malformedData` for damage, `io` where the file cannot be read.
    package func next() throws(RelumeError) -> ArchiveMember? {
        var entry: OpaquePointer?
        let status = archive_read_next_header(archive, &entry)
        member = nil
        guard status != ARCHIVE_EOF else {
            try unpacked?.finish()
            return nil
        }
        try check(status)
        // That a zip's directory says another thing than what stands before the data is a warning to libarchive.
        if status == ARCHIVE_WARN, let text = archive_error_string(archive),
            String(cString: text).hasPrefix("Inconsistent")
        {
            throw failure(status)
        }
        // The entry is libarchive's and lives until the next header is read.
        member = ArchiveMember(
            name: try name(of: entry),
            size: archive_entry_size_is_set(entry) != 0 ? Int(archive_entry_size(entry)) : nil,
            isFile: archive_entry_filetype(entry) == S_IFREG && archive_entry_hardlink(entry) == nil,
            dataOffset: Int(archive_filter_bytes(archive, 0)))
        return member
    }

    private func name(of entry: OpaquePointer?) throws(RelumeError) -> String {
        // Names that are UTF-8 whatever the locale is; else the bytes as they stand there.
        if let name = archive_entry_pathname_utf8(entry) ?? archive_entry_pathname(entry) {
            return String(
                decoding: UnsafeBufferPointer(start: name, count: length(of: name)).map(UInt8.init(bitPattern:)),
                as: UTF8.self)
        }
        throw RelumeError(
            .malformedData, "a member of this archive has no name; make the archive anew", path: path,
            byteOffset: Int(archive_read_header_position(archive)))
    }

    /// Appends data of the current member to `span`, until it is full or the data end; false once there are no more.
    package func read(into span: inout OutputSpan<UInt8>) throws(RelumeError) -> Bool {
        var count = 0
        while !span.isFull {
            span.withUnsafeMutableBufferPointer { buffer, initialized in
                // The free part of the buffer is memory that the span owns and nobody reads yet.
                let free = UnsafeMutableBufferPointer(rebasing: buffer[initialized...])
                count = archive_read_data(archive, free.baseAddress, free.count)
                initialized += max(count, 0)
            }
            guard count >= 0 else { throw failure(Int32(count)) }
            if count == 0 { return false }
        }
        return true
    }

    /// The data of the current member, from where they were not read yet.
    ///
    /// - Throws: `malformedData` for damage, or where they are fewer or more than the archive says; `limitExceeded`
    ///   beyond `limit` bytes, before memory for them is taken; `io` where the file cannot be read.
    package func readMember(limit: Int = 1 << 32) throws(RelumeError) -> [UInt8] {
        let expected = member?.size
        guard expected ?? 0 <= limit else { throw tooLarge(limit) }
        var bytes: [UInt8] = []
        var goesOn = true
        while goesOn {
            // One byte more than expected shows the end without growing the array.
            let room = bytes.isEmpty ? (expected ?? 1 << 20) + 1 : max(bytes.count, 1 << 20)
            try bytes.append(addingCapacity: room) { span throws(RelumeError) in goesOn = try read(into: &span) }
            guard bytes.count <= limit else { throw tooLarge(limit) }
        }
        guard expected ?? bytes.count == bytes.count else {
            throw RelumeError(
                .malformedData,
                "the archive says that \(member?.name ?? "") has \(expected ?? 0) bytes, and \(bytes.count) stand there; "
                    + "get it again from its source", path: path)
        }
        return bytes
    }

    private func tooLarge(_ limit: Int) -> RelumeError {
        RelumeError(
            .limitExceeded,
            "\(member?.name ?? "a member") unpacks to more than \(limit) bytes, the limit for one member",
            path: path)
    }

    private func check(_ status: Int32) throws(RelumeError) {
        // A warning leaves all data: of times or owners, which nobody here asks for. To try again, as libarchive proposes
        // behind a header with a wrong checksum, would be to pass over a member.
        guard status != ARCHIVE_OK, status != ARCHIVE_WARN else { return }
        throw failure(status)
    }

    private func failure(_ status: Int32) -> RelumeError { unpacked?.error ?? .archive(archive, path) }
}

private func length(of text: UnsafePointer<CChar>) -> Int {
    var length = 0
    while text[length] != 0 { length += 1 }
    return length
}

extension RelumeError {
    static func noMemory(_ path: String?) -> RelumeError {
        RelumeError(.limitExceeded, "memory is short; work on fewer files at once", path: path)
    }

    /// What libarchive says of its last failure, and where it stood.
    static func archive(_ archive: OpaquePointer, _ path: String) -> RelumeError {
        // A file that is cut within its last bytes is all that it has no words for.
        let text = archive_error_string(archive).map { String(cString: $0) } ?? "the file ends too early"
        let offset = Int(archive_filter_bytes(archive, -1))
        // Its numbers do not tell the system's refusals from damage; its words do.
        guard !text.hasPrefix("Error reading") else {
            var error = RelumeError(.io, "cannot read the archive: \(text)", path: path)
            error.systemError = archive_errno(archive)
            return error
        }
        return RelumeError(
            .malformedData,
            "libarchive: \(text); the archive is damaged or another format, get it again from its source",
            path: path, byteOffset: offset < 0 ? nil : offset)
    }
}
