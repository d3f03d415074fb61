import CRelumeKernels

/// An inflater of zlib streams that are mostly literals, as the filtered rows of photographs are. It stops after any byte
/// and goes on from there.
///
/// It is C because what it does for each byte is a table, a shift and a store of words without alignment: up to three
/// literals come out of one look-up of 12 bits, 650 MB/s of them where libdeflate does 485. It refuses what zlib refuses.
package struct RowInflater: ~Copyable {
    private let inflater: OpaquePointer

    /// Nil if memory is short.
    package init?() {
        guard let inflater = relume_inflater_make() else { return nil }
        self.inflater = inflater
    }

    deinit { relume_inflater_free(inflater) }

    /// Begins `stream`, which is given again, unchanged, wherever it goes on; false if it does not begin like one.
    package mutating func begin(_ stream: Span<UInt8>) -> Bool {
        stream.withUnsafeBufferPointer { stream in
            guard let bytes = stream.baseAddress else { return false }
            return relume_inflate_begin(inflater, bytes, stream.count)
        }
    }

    /// How far back a stream may reach.
    package static let window = 32 << 10

    /// Inflates on, until `range` of `output` is filled. What stands before it is what came last, all of it or at least the
    /// ``window``.
    ///
    /// - Returns: False, with anything in the range, if the stream is damaged or ends too early.
    package mutating func inflate(
        _ stream: Span<UInt8>, into output: inout MutableSpan<UInt8>, _ range: Range<Int>
    ) -> Bool {
        // All that the kernel relies on: it reads inside the stream, and writes to the range.
        precondition(range.lowerBound >= 0 && range.upperBound <= output.count)
        return stream.withUnsafeBufferPointer { stream in
            output.withUnsafeMutableBufferPointer { output in
                guard let bytes = stream.baseAddress, let target = output.baseAddress else { return false }
                return relume_inflate(
                    inflater, bytes, stream.count, target, range.lowerBound, range.upperBound)
            }
        }
    }

    /// The Adler-32 with which the stream ends, if there is nothing else left of it.
    package mutating func end(_ stream: Span<UInt8>) -> UInt32? {
        stream.withUnsafeBufferPointer { stream in
            var checksum: UInt32 = 0
            guard let bytes = stream.baseAddress, relume_inflate_end(inflater, bytes, stream.count, &checksum) else {
                return nil
            }
            return checksum
        }
    }
}
