import RelumeCore
import RelumeKernels
import TestSupport
import Testing

@testable import RelumeCodecs

/// The inflater of rows beside zlib, in one piece and in pieces of any size.
@Suite struct RowInflaterTests {
    @Test(arguments: InflateStream.right)
    func `Streams of every kind`(stream: InflateStream) throws {
        let content = stream.blocks.content
        #expect(try Zlib.decompress(stream.blocks.stream[...], maxBytes: 1 << 20) == content)
        for size in [1, 2, 3, 7, 64, 319, 320, 1000, 33000] where content.count / size < 3000 {
            #expect(inflated(stream.blocks.stream, count: content.count, pieces: size) == content, "pieces of \(size)")
        }
    }

    @Test(arguments: InflateStream.right)
    func `More or fewer bytes than there are`(stream: InflateStream) {
        let count = stream.blocks.content.count
        for wrong in [count - 300, count - 1, count + 1, count + 300] where wrong >= 0 {
            #expect(inflated(stream.blocks.stream, count: wrong, pieces: 1000) == nil)
        }
        #expect(inflated(stream.blocks.stream + [0], count: count, pieces: 1000) == nil)
    }

    @Test(arguments: InflateStream.right)
    func `Streams that end at any byte before`(stream: InflateStream) {
        let bytes = stream.blocks.stream
        let step = max(1, bytes.count / 400)
        for end in Set(stride(from: 0, to: bytes.count, by: step)).union(max(0, bytes.count - 60)..<bytes.count) {
            #expect(inflated(Array(bytes[..<end]), count: stream.blocks.content.count, pieces: 500) == nil, "\(end)")
        }
    }

    @Test(arguments: InflateStream.damaged)
    func `Damaged streams`(stream: InflateStream) {
        let bytes = stream.blocks.stream
        #expect(throws: RelumeError.self) { try Zlib.decompress(bytes[...], maxBytes: 1 << 20) }
        for count in 0...10 { #expect(inflated(bytes, count: count, pieces: 100) == nil, "\(count) bytes") }
    }

    @Test(arguments: InflateStream.right)
    func `A changed bit gives what zlib gives`(stream: InflateStream) {
        var random = SplitMix64(seed: 3)
        for _ in 0..<200 {
            var bytes = stream.blocks.stream
            bytes[Int.random(in: bytes.indices, using: &random)] ^= 1 << UInt8.random(in: 0...7, using: &random)
            let expected = try? Zlib.decompress(bytes[...], maxBytes: 1 << 20)
            let count = expected?.count ?? stream.blocks.content.count
            #expect(inflated(bytes, count: count, pieces: 777) == expected)
        }
    }

    @Test func `Headers that are not zlib's`() {
        var blocks = DeflateBits()
        blocks.stored([1, 2, 3])
        for first in 0...255 as ClosedRange<UInt8> {
            for second in 0...255 as ClosedRange<UInt8> {
                let bytes = [first, second] + blocks.stream.dropFirst(2)
                let isRight = (Int(first) << 8 | Int(second)) % 31 == 0 && first % 16 == 8 && first < 0x80
                let expected: [UInt8]? = isRight && second & 32 == 0 ? [1, 2, 3] : nil
                #expect(inflated(bytes, count: 3, pieces: 3) == expected)
            }
        }
    }

    /// Filtered rows as libdeflate compresses them, and as the encoder does itself.
    @Test(arguments: [3, 20, 100, 256])
    func `Rows of any length`(spread: Int) throws {
        var random = SplitMix64(seed: UInt64(spread))
        let content = (0..<150_000).map { _ in
            UInt8(Int.random(in: 0..<spread, using: &random) * Int.random(in: 0..<spread, using: &random) / spread)
        }
        for level in [1, 6, 12] {
            let deflater = try #require(Deflater(level: level))
            var stream = [UInt8](repeating: 0, count: deflater.bound(content.count))
            var span = stream.mutableSpan
            let streamCount = deflater.compress(content.span, into: &span)
            stream.removeLast(stream.count - streamCount)
            for rowBytes in [97, 300, 769, 4097, 32768, 150_000] {
                #expect(inflated(stream, count: content.count, pieces: rowBytes) == content, "rows of \(rowBytes)")
            }
        }
    }

    /// What `stream` holds, if it is whole, has a right checksum, and is of `count` bytes; in pieces of `size`, each in
    /// memory of its own behind no more than the window.
    private func inflated(_ stream: [UInt8], count: Int, pieces size: Int) -> [UInt8]? {
        guard var inflater = RowInflater(), inflater.begin(stream.span) else { return nil }
        var content: [UInt8] = []
        while content.count < count {
            let window = content.suffix(32768)
            var piece = window + [UInt8](repeating: 0xA5, count: min(size, count - content.count))
            let range = window.count..<piece.count
            var span = piece.mutableSpan
            guard inflater.inflate(stream.span, into: &span, range) else { return nil }
            content += piece.dropFirst(window.count)
        }
        return inflater.end(stream.span) == Checksum.adler32(content.span) ? content : nil
    }
}
