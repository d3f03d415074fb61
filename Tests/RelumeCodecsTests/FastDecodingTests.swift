import RelumeCodecs
import RelumeCore
import TestSupport
import Testing

/// The fast path and libpng, on every kind of file: the same pixels, the same refusals.
@Suite struct FastDecodingTests {
    struct Kind: CustomTestStringConvertible {
        let colorType: Int
        let bitDepth: Int
        var transparency: [UInt8] = []
        var testDescription: String { "color type \(colorType), \(bitDepth) bits, tRNS \(transparency)" }
        var pixelBytes: Int { [1, 0, 3, 1, 2, 0, 4][colorType] * bitDepth / 8 }

        static let all =
            [8, 16].flatMap { bits in [0, 2, 4, 6].map { Kind(colorType: $0, bitDepth: bits) } } + [
                Kind(colorType: 3, bitDepth: 8), Kind(colorType: 3, bitDepth: 8, transparency: [1, 2, 200]),
                Kind(colorType: 0, bitDepth: 8, transparency: [0, 7]),
                Kind(colorType: 2, bitDepth: 16, transparency: [0, 1, 0, 2, 0, 3]),
            ]

        /// Whether the fast path does it itself: a transparent color is left to libpng.
        var isFast: Bool { colorType == 3 || transparency.isEmpty }

        /// A file whose rows hold `rows`, filter bytes included.
        func file(_ width: Int, _ height: Int, colors: Int = 256, rows: [UInt8]) -> PNGFile {
            var file = PNGFile(width: width, height: height, bitDepth: bitDepth, colorType: colorType)
            if colorType == 3 {
                file.chunks.append(("PLTE", (0..<(3 * colors)).map { UInt8(truncatingIfNeeded: $0 * $0 + 5) }))
            }
            if !transparency.isEmpty { file.chunks.append(("tRNS", transparency)) }
            file.pixel = { _, _ in [] }
            file.editStream = { $0 = PNGFile.zlibStored(rows) }
            return file
        }
    }

    /// How the filters of successive rows are drawn.
    enum Mix: CaseIterable {
        case none, sub, up, average, paeth, any, mostlyPaeth, chains, unchained

        func filter(using random: inout SplitMix64) -> UInt8 {
            let choices: [UInt8] =
                switch self {
                case .none: [0]
                case .sub: [1]
                case .up: [2]
                case .average: [3]
                case .paeth: [4]
                case .any: [0, 1, 2, 3, 4]
                case .mostlyPaeth: [4, 4, 4, 4, 4, 4, 4, 1]
                case .chains: [3, 4]
                case .unchained: [0, 1, 2]
                }
            return choices[Int.random(in: choices.indices, using: &random)]
        }
    }

    @Test(arguments: Kind.all, Mix.allCases)
    func `Generated files give the same pixels`(kind: Kind, mix: Mix) throws {
        var random = SplitMix64(seed: 1)
        for size in 1...70 {
            // Every width and every height, with each other's neighbours.
            let (width, height) = size % 2 == 0 ? (size, 71 - size) : (71 - size, size)
            let rows = (0..<height).flatMap { _ in
                [mix.filter(using: &random)]
                    + random.bytes(width * kind.pixelBytes)
            }
            let bytes = kind.file(width, height, rows: rows).bytes
            let fast = try PNGDecoder.decode(bytes, path: kind.isFast ? .fastOnly : .fast)
            #expect(fast == (try PNGDecoder.decode(bytes, path: .libPNG)), "\(width) x \(height)")
        }
    }

    /// One pixel wide or high, and all sizes that are near a vector's.
    @Test(arguments: Kind.all)
    func `Thin images give the same pixels`(kind: Kind) throws {
        var random = SplitMix64(seed: 2)
        for (width, height) in (1...20).flatMap({ [(1, $0), ($0, 1), ($0, 5), (2, $0)] }) {
            let rows = (0..<height).flatMap { _ in
                [UInt8.random(in: 0...4, using: &random)]
                    + random.bytes(width * kind.pixelBytes)
            }
            let bytes = kind.file(width, height, rows: rows).bytes
            #expect(try PNGDecoder.decode(bytes, path: .fast) == PNGDecoder.decode(bytes, path: .libPNG))
        }
    }

    @Test(arguments: Kind.all)
    func `Both refuse the same`(kind: Kind) {
        let rowBytes = 1 + 5 * kind.pixelBytes
        let rows = [UInt8](repeating: 0, count: 3 * rowBytes)
        var unknownFilter = rows
        unknownFilter[2 * rowBytes] = 5
        var files = [
            kind.file(5, 3, rows: rows + [0]), kind.file(5, 3, rows: Array(rows.dropLast())),
            kind.file(5, 3, rows: unknownFilter),
        ]
        for edit in [
            { $0[$0.count - 1] ^= 1 }, { $0 += [0] }, { $0.removeLast() }, { $0[0] = 0x79 }, { $0[2] = 7 },
        ] as [@Sendable (inout [UInt8]) -> Void] {
            var file = kind.file(5, 3, rows: rows)
            file.editStream = {
                $0 = PNGFile.zlibStored(rows)
                edit(&$0)
            }
            files.append(file)
        }
        for file in files {
            expectSameOutcome(file.bytes)
            #expect(throws: RelumeError.self) { try PNGDecoder.decode(file.bytes) }
        }
    }

    @Test func `A palette index out of range is refused by both`() {
        let kind = Kind(colorType: 3, bitDepth: 8)
        for largest: UInt8 in [2, 3, 255] {
            let bytes = kind.file(2, 1, colors: 3, rows: [0, 1, largest]).bytes
            expectSameOutcome(bytes)
            #expect(((try? PNGDecoder.decode(bytes)) == nil) == (largest > 2))
        }
    }

    @Test(.enabled(if: Corpus.isAvailable, "\(Corpus.skipReason)"), arguments: pngsOfTheCorpus)
    func `The corpus gives the same pixels`(image: String) throws {
        expectSameOutcome(try Corpus.bytes(image))
    }

    /// With the CRCs made right again, so that the damage gets as far as the pixels.
    @Test(.enabled(if: Corpus.isAvailable, "\(Corpus.skipReason)"), arguments: smallPNGsOfTheCorpus)
    func `Damaged files of the corpus give the same`(image: String) throws {
        let bytes = try Corpus.bytes(image)
        var random = SplitMix64(seed: UInt64(bytes.count))
        for _ in 0..<6 {
            var changed = bytes
            changed[Int.random(in: 33..<bytes.count, using: &random)] ^= 1 << UInt8.random(in: 0...7, using: &random)
            expectSameOutcome(PNGFile.withRightCRCs(changed))
        }
    }

    private static let pngsOfTheCorpus = Corpus.images.filter { $0.hasSuffix(".png") }

    /// Larger ones are left out to save time; one that cannot be read stays in, and fails.
    private static let smallPNGsOfTheCorpus = pngsOfTheCorpus.filter {
        (try? Corpus.bytes($0)).map { $0.count < 40_000 } ?? true
    }

    private func expectSameOutcome(_ bytes: [UInt8], sourceLocation: SourceLocation = #_sourceLocation) {
        let limits = DecodeLimits(maxPixels: 1_000_000)
        let outcomes = [PNGDecoder.Path.fast, .libPNG].map { path in
            Result { () throws(RelumeError) in try PNGDecoder.decode(bytes, limits: limits, path: path) }
        }
        switch (outcomes[0], outcomes[1]) {
        case (.success(let fast), .success(let judge)): #expect(fast == judge, sourceLocation: sourceLocation)
        case (.failure(let fast), .failure(let judge)):
            #expect(fast.description == judge.description, sourceLocation: sourceLocation)
        default: Issue.record("one decodes, the other does not: \(outcomes)", sourceLocation: sourceLocation)
        }
    }
}
