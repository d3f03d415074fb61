import RelumeCodecs
import RelumeCore
import RelumeImages
import RelumeParallel
import Testing

/// What the codecs keep between images never shows.
@Suite struct SharedStateTests {
    /// Of many sizes, so that memory left by a larger image serves a smaller one.
    private static func image(_ index: Int) -> PixelImage {
        let drawing = Drawing.allCases[index % Drawing.allCases.count]
        return drawing.image(width: 1 + index * 37 % 90, height: 1 + index * 53 % 60, channels: 1 + index % 4)
    }

    @Test(arguments: [1, 8])
    func `Many images at once come out as one by one`(jobs: Int) throws {
        let alone = try (0..<24).map { try PNGEncoder.encode(Self.image($0)) }
        try Parallel.forEachIndex(count: 96, jobs: jobs, makeState: {}) { (index, _: inout Void) throws(RelumeError) in
            let image = Self.image(index % 24)
            let file = try PNGEncoder.encode(image)
            #expect(file == alone[index % 24])
            let decoded = try PNGDecoder.decode(file, path: .fastOnly).image
            #expect(decoded == image)
        }
    }

    /// Memory that an earlier image filled must not leak into one that is refused or cut.
    @Test func `A refused file leaves nothing behind`() throws {
        let image = Self.image(3)
        let file = try PNGEncoder.encode(image)
        var damaged = PNGFile(width: 9, height: 9)
        damaged.editStream = { $0[$0.count - 1] ^= 1 }
        for _ in 0..<3 {
            #expect(throws: RelumeError.self) { try PNGDecoder.decode(damaged.bytes) }
            #expect(try PNGDecoder.decode(file).image == image)
        }
    }
}
