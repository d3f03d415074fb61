import CRelumeDeflate
import RelumeCore

/// libdeflate's checksums, which use what instructions the CPU has.
enum Checksum {
    /// CRC-32 as PNG chunks carry it, of `bytes` behind those whose CRC-32 is `start`.
    static func crc32(_ bytes: Span<UInt8>, after start: UInt32 = 0) -> UInt32 {
        bytes.withUnsafeBufferPointer {
            // Without an address it would begin anew.
            $0.isEmpty ? start : libdeflate_crc32(start, $0.baseAddress, $0.count)
        }
    }

    /// Adler-32 as zlib streams end with it.
    static func adler32(_ bytes: Span<UInt8>) -> UInt32 {
        bytes.withUnsafeBufferPointer { libdeflate_adler32(1, $0.baseAddress, $0.count) }
    }
}

/// libdeflate's decoder of zlib streams, one stream at a time.
struct Inflater: ~Copyable {
    private let decompressor: OpaquePointer

    /// Nil if memory is short.
    init?() {
        guard let decompressor = libdeflate_alloc_decompressor() else { return nil }
        self.decompressor = decompressor
    }

    deinit { libdeflate_free_decompressor(decompressor) }

    /// Whether `stream` is one whole zlib stream, with a right Adler-32 and nothing behind it, of exactly as many bytes
    /// as `output` has room for. They are in `output` then; otherwise it holds anything.
    func inflate(_ stream: Span<UInt8>, filling output: inout MutableSpan<UInt8>) -> Bool {
        stream.withUnsafeBufferPointer { stream in
            output.withUnsafeMutableBufferPointer { output in
                // libdeflate reads and writes only inside the two lengths. Without a place for the number of bytes
                // written, it fails where they are not exactly those asked for.
                var used = 0
                let result = libdeflate_zlib_decompress_ex(
                    decompressor, stream.baseAddress, stream.count, output.baseAddress, output.count, &used, nil)
                return result == LIBDEFLATE_SUCCESS && used == stream.count
            }
        }
    }
}

/// libdeflate's encoder of zlib streams, one stream at a time.
final class Deflater {
    private let compressor: OpaquePointer

    /// `level` is libdeflate's, 1 to 12. Nil if memory is short.
    init?(level: Int) {
        guard let compressor = libdeflate_alloc_compressor(Int32(level)) else { return nil }
        self.compressor = compressor
    }

    deinit { libdeflate_free_compressor(compressor) }

    /// The most bytes that ``compress(_:into:)`` makes of `count`.
    func bound(_ count: Int) -> Int { libdeflate_zlib_compress_bound(compressor, count) }

    /// Writes the zlib stream of `bytes` to the start of `output` and returns how many bytes it has.
    func compress(_ bytes: Span<UInt8>, into output: inout MutableSpan<UInt8>) -> Int {
        precondition(output.count >= bound(bytes.count), "the output has no room for the bound")
        return bytes.withUnsafeBufferPointer { bytes in
            // libdeflate writes only inside the length it is given, which suffices for every input.
            output.withUnsafeMutableBufferPointer {
                libdeflate_zlib_compress(compressor, bytes.baseAddress, bytes.count, $0.baseAddress, $0.count)
            }
        }
    }
}
