import RelumeCodecs
import RelumeCore
import RelumeImages
import TestSupport
import Testing

/// Real files, cut and with bytes changed: they decode or throw, the same each time, and nothing else happens.
@Suite(.enabled(if: Corpus.isAvailable, "\(Corpus.skipReason)"))
struct DamagedCorpusTests {
    /// Large files take long in a debug build; where nothing of the header is changed, they are refused.
    static let limits = DecodeLimits(maxPixels: 300_000)

    @Test(arguments: Corpus.images)
    func `Cut files are refused`(image: String) throws {
        let bytes = try Corpus.bytes(image)
        var random = SplitMix64(seed: UInt64(bytes.count))
        let lengths =
            Array(0..<min(8, bytes.count)) + (0..<8).map { _ in Int.random(in: 0..<bytes.count, using: &random) }
        for length in lengths + [bytes.count - 1] {
            let error = #expect(throws: RelumeError.self, "\(length) bytes") { try decode(Array(bytes.prefix(length))) }
            #expect([.malformedData, .unsupported, .limitExceeded].contains(error?.code))
        }
    }

    @Test(arguments: Corpus.images)
    func `Changed files give the same each time`(image: String) throws {
        let bytes = try Corpus.bytes(image)
        var random = SplitMix64(seed: UInt64(bytes.count))
        for _ in 0..<12 {
            var changed = bytes
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                changed[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            expectSameOutcomeTwice(changed)
        }
    }

    /// With the CRCs made right again, so that the damage gets as far as libpng.
    @Test(arguments: Corpus.images.filter { $0.hasPrefix("pngsuite") })
    func `Changed chunks give the same each time`(image: String) throws {
        let bytes = try Corpus.bytes(image)
        var random = SplitMix64(seed: UInt64(bytes.count))
        for _ in 0..<8 {
            var changed = bytes
            changed[Int.random(in: 16..<bytes.count, using: &random)] ^= 1 << UInt8.random(in: 0...7, using: &random)
            expectSameOutcomeTwice(PNGFile.withRightCRCs(changed))
        }
    }

    private func decode(_ bytes: [UInt8]) throws(RelumeError) -> DecodedImage {
        try ImageDecoder.decode(bytes, limits: Self.limits)
    }

    private func expectSameOutcomeTwice(_ bytes: [UInt8]) {
        switch (
            Result { () throws(RelumeError) in try decode(bytes) },
            Result { () throws(RelumeError) in try decode(bytes) }
        ) {
        case (.success(let first), .success(let second)):
            #expect(first.image.shape == [first.info.orientedHeight, first.info.orientedWidth, first.info.channels])
            // Memory that a decoder left as it found it would differ.
            #expect(first == second)
        case (.failure(let first), .failure(let second)):
            #expect(first.description == second.description)
        default:
            Issue.record("decoded once, threw once")
        }
    }
}
