import CRelumeShims
import RelumeCore

/// zlib's streams, for the small ones of metadata, whose length nobody knows before.
enum Zlib {
    /// The zlib stream of `bytes`, at the highest level.
    ///
    /// - Throws: `limitExceeded` if memory is short.
    static func compress(_ bytes: [UInt8]) throws(RelumeError) -> [UInt8] {
        try output { buffer, report in
            bytes.withUnsafeBufferPointer {
                relume_zlib_compress(relume_bytes(bytes: $0.baseAddress, count: $0.count), &buffer, &report)
            }
        }
    }

    /// What the zlib stream `bytes` holds.
    ///
    /// - Throws: `malformedData` if the stream is damaged, `limitExceeded` if it holds more than `maxBytes`.
    static func decompress(_ bytes: ArraySlice<UInt8>, maxBytes: Int) throws(RelumeError) -> [UInt8] {
        try output { buffer, report in
            bytes.withUnsafeBufferPointer {
                relume_zlib_decompress(
                    relume_bytes(bytes: $0.baseAddress, count: $0.count), maxBytes, &buffer, &report)
            }
        }
    }

    private static func output(
        of body: (inout relume_buffer, inout relume_report) -> relume_status
    ) throws(RelumeError) -> [UInt8] {
        var buffer = relume_buffer()
        defer { relume_buffer_free(&buffer) }
        var report = relume_report()
        let status = body(&buffer, &report)
        try report.check(status, library: "zlib")
        return buffer.copied
    }
}

extension relume_buffer {
    /// The bytes, for Swift to own.
    var copied: [UInt8] { Array(UnsafeBufferPointer(start: bytes, count: count)) }
}
