import CRelumeArchive
import CRelumeDeflate
import RelumeCore
import RelumeFiles

/// Unpacks a file compressed by gzip, block by block, and compares what came out with the length and the checksum at the
/// file's end, which libarchive passes over.
final class GzipStream {
    // Made and freed here alone.
    private let archive: OpaquePointer
    private let path: String
    private var checksum: UInt32 = 0
    private var count = 0
    /// What went wrong: functions of C, which call ``next()``, cannot throw.
    private(set) var error: RelumeError?

    /// Opens the file at `path`.
    ///
    /// - Throws: `io` if it cannot be read; `malformedData` where it holds nothing that can be unpacked.
    init(path: String) throws(RelumeError) {
        guard let archive = archive_read_new() else { throw .noMemory(path) }
        self.archive = archive
        self.path = path
        archive_read_support_format_raw(archive)
        archive_read_support_filter_gzip(archive)
        var entry: OpaquePointer?
        guard archive_read_open_filename(archive, path, 1 << 18) == ARCHIVE_OK,
            archive_read_next_header(archive, &entry) == ARCHIVE_OK
        else { throw .archive(archive, path) }
    }

    deinit { archive_read_free(archive) }

    /// The next bytes, lent until the next call; none behind the last, nil where ``error`` says why.
    func next() -> UnsafeRawBufferPointer? {
        guard error == nil else { return nil }
        var start: UnsafeRawPointer?
        var size = 0
        var offset: Int64 = 0
        let status = archive_read_data_block(archive, &start, &size, &offset)
        do throws(RelumeError) {
            guard status == ARCHIVE_OK || status == ARCHIVE_EOF else { throw .archive(archive, path) }
            guard status == ARCHIVE_OK else {
                try checkEnd()
                return UnsafeRawBufferPointer(start: nil, count: 0)
            }
            // What libarchive lends is read here, and by the reader before it asks for more.
            let block = UnsafeRawBufferPointer(start: start, count: size)
            checksum = libdeflate_crc32(checksum, block.baseAddress, block.count)
            count += block.count
            return block
        } catch {
            self.error = error
            return nil
        }
    }

    /// Reads on to the end, where the checksum is.
    func finish() throws(RelumeError) {
        while let block = next(), !block.isEmpty {}
        if let error { throw error }
    }

    private func checkEnd() throws(RelumeError) {
        let file = try ReadingFile(path: path)
        try file.seek(to: max(0, file.size - 8))
        var end: [UInt8] = []
        try file.read(8, appendingTo: &end)
        let expected = [checksum, UInt32(truncatingIfNeeded: count)].flatMap { number in
            [0, 8, 16, 24].map { UInt8(truncatingIfNeeded: number >> $0) }
        }
        guard end != expected else { return }
        throw RelumeError(
            .malformedData,
            "what is packed here has not the length and the checksum that the file ends with; if 'gzip -t' finds no fault "
                + "unpack it and give what comes out, else get it again from its source", path: path)
    }
}
