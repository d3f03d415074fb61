import Foundation
import RelumeCore
import RelumeDiff
import TestSupport
import Testing

@testable import RelumeCodecs

/// What files' bytes give before pixels are looked at: damage, formats that are not read, animations.
struct FileBytesTests {
    private let good: [UInt8]

    init() throws { good = try PNGEncoder.encode(TestPictures.pattern) }

    /// Ways to damage a file behind its header.
    enum Damage: CaseIterable {
        case cutInHalf, changedByte, headerOnly, everything, noBytes

        func done(to bytes: [UInt8]) -> [UInt8] {
            var damaged = bytes
            switch self {
            case .cutInHalf: damaged.removeLast(bytes.count / 2)
            case .changedByte: damaged[bytes.count / 2] ^= 0x40
            case .headerOnly: damaged = Array(bytes.prefix(33))
            case .everything: damaged = [1, 2, 3]
            case .noBytes: damaged = []
            }
            return damaged
        }
    }

    @Test(arguments: Damage.allCases)
    func `A damaged picture is not even the same as its copy`(damage: Damage) throws {
        let damaged = damage.done(to: good)
        for options in [DiffOptions(), DiffOptions(ignoredRegions: [PixelRect(x: 0, y: 0, width: 1, height: 1)])] {
            for (a, b) in [(damaged, damaged), (good, damaged), (damaged, good)] {
                try requireNotComparable(a, b, options)
            }
        }
    }

    @Test(arguments: [Damage.cutInHalf, .headerOnly])
    func `A damaged JPEG is not the same as its copy`(damage: Damage) throws {
        let bytes = try [UInt8](Data(contentsOf: URL(filePath: Repository.file("samples/images/marbles.jpg"))))
        #expect(ImageDiff.compare(expectedBytes: bytes, actualBytes: bytes).result == .identical)
        let damaged = damage.done(to: bytes)
        try requireNotComparable(damaged, damaged)
    }

    @Test func `Equal bytes are identical by every metric, however small`() throws {
        let small = try PNGEncoder.encode(TestPictures.make(width: 1, height: 1) { _, _, _ in 7 })
        for metric in DiffMetric.all {
            let options = DiffOptions(metric: metric)
            for bytes in [small, good] {
                let result = ImageDiff.compare(expectedBytes: bytes, actualBytes: bytes, options: options).result
                #expect(result == .identical)
            }
        }
    }

    @Test func `Equal pictures beyond the limit are not compared`() throws {
        let limits = DecodeLimits(maxPixels: 100)
        let result = ImageDiff.compare(expectedBytes: good, actualBytes: good, limits: limits).result
        guard case .notComparable(let reason) = result else { throw Unexpected(result) }
        #expect(reason.contains("raise the limit"))
    }

    @Test func `What is damaged is named before what is wrong with it`() throws {
        let cut = Damage.cutInHalf.done(to: good)
        for (a, b, which) in [(cut, good, "expected"), (good, cut, "actual")] {
            let result = ImageDiff.compare(expectedBytes: a, actualBytes: b).result
            guard case .notComparable(let message) = result else { throw Unexpected(result) }
            #expect(message.hasPrefix("the \(which) picture: byte "), "\(message)")
        }
    }

    @Test(arguments: [
        ("GIF89a, and so on", "a.gif"), ("GIF89a, and so on", "a.png"), ("qoif, and so on", ""),
        ("II*\0....", "a.tif"),
        ("\0\0\0\u{1c}ftypavif", "a.avif"), ("no beginning of its own", "a.TGA"), ("P6 1 1 255 abc", "a.ppm"),
    ])
    func `Formats that are not read are the same byte by byte, or not compared`(text: String, name: String) throws {
        let bytes = Array(text.utf8)
        let result = ImageDiff.compare(expectedBytes: bytes, actualBytes: bytes, fileName: name).result
        #expect(result == .identicalBytes && result.passes && result.description == "identical bytes, not decoded")
        try requireNotComparable(bytes, bytes + [0], fileName: name)
        try requireNotComparable(bytes, good, fileName: name)
    }

    @Test func `A name does not excuse a damaged PNG`() throws {
        let cut = Damage.cutInHalf.done(to: good)
        try requireNotComparable(cut, cut, fileName: "a.qoi")
        try requireNotComparable([], [], fileName: "a.qoi")
    }

    @Test func `Animations that differ are not the same because their still pictures are`() throws {
        let (one, two) = (animated(plays: 1), animated(plays: 2))
        #expect(try ImageDecoder.info(one).isAnimated && !ImageDecoder.info(good).isAnimated)
        #expect(ImageDiff.compare(expectedBytes: one, actualBytes: one).result == .identical)
        for (a, b) in [(one, two), (good, one), (one, good)] { try requireNotComparable(a, b) }
        let other = try PNGEncoder.encode(TestPictures.changedPattern)
        guard case .different = ImageDiff.compare(expectedBytes: one, actualBytes: other).result else {
            Issue.record("still pictures that differ are different")
            return
        }
    }

    /// The good picture as the still one of an animation of one frame.
    private func animated(plays: UInt8) -> [UInt8] {
        var bytes = Array(good.prefix(33))
        bytes.appendPNGChunk(.animation, [0, 0, 0, 1, 0, 0, 0, plays])
        return bytes + good.dropFirst(33)
    }

    private func requireNotComparable(
        _ a: [UInt8], _ b: [UInt8], _ options: DiffOptions = DiffOptions(), fileName: String = ""
    ) throws {
        let result = ImageDiff.compare(expectedBytes: a, actualBytes: b, fileName: fileName, options: options).result
        guard case .notComparable = result else { throw Unexpected(result) }
        #expect(!result.passes)
    }

    private struct Unexpected: Error {
        let result: DiffResult
        init(_ result: DiffResult) { self.result = result }
    }
}
