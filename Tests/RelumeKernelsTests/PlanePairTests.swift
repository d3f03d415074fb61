import RelumeCore
import RelumeKernels
import Testing

/// SSIM's sums at every instruction set.
struct PlanePairTests {
    /// The sides of a tile in windows; no vector divides them all.
    static let sizes = [(1, 1), (2, 3), (3, 7), (7, 1), (13, 29), (31, 5), (255, 17), (256, 128)]
    /// Any weights serve, as long as rounding shows.
    static let weights = [0.266, 0.213, 0.109, 0.036, 0.0076, 0.00103]

    @Test(arguments: InstructionSet.usable, sizes)
    func `Every instruction set gives the baseline's bits`(set: InstructionSet, size: (width: Int, height: Int)) {
        for channels in 1...4 {
            var generator = SplitMix64(seed: UInt64(size.width * 1000 + size.height * 4 + channels))
            let count = (size.width + 12) * (size.height + 11) * channels
            func picture<Sample>(_ sample: (UInt64) -> Sample) -> [Sample] {
                (0..<count).map { _ in sample(generator.next()) }
            }
            func bytes() -> [UInt8] { picture { UInt8(truncatingIfNeeded: $0) } }
            func words() -> [UInt16] { picture { UInt16(truncatingIfNeeded: $0) } }
            // What MS-SSIM has from its second scale on.
            func numbers() -> [Double] { picture { Double($0 % 1021) / 4 } }
            expectBaseline(.uint8(bytes(), bytes()), peak: 255, channels, size, set)
            expectBaseline(.uint16(words(), words()), peak: 65535, channels, size, set)
            expectBaseline(.double(numbers(), numbers()), peak: 255, channels, size, set)
        }
    }

    private func expectBaseline(
        _ samples: PlanePair.Samples, peak: Double, _ channels: Int, _ size: (width: Int, height: Int),
        _ set: InstructionSet
    ) {
        // The tile starts at column 2 and row 1, and its last window ends with the picture.
        let planes = PlanePair(
            samples, channel: channels - 1, of: channels, width: size.width + 12, height: size.height + 11)
        let sums = [.baseline, set].map { set in
            InstructionSet.using(set) {
                planes.sums(
                    x: 2, y: 1, width: size.width, height: size.height, weights: Self.weights,
                    c1: (0.01 * peak) * (0.01 * peak), c2: (0.03 * peak) * (0.03 * peak))
            }
        }
        #expect(sums[0].index.bitPattern == sums[1].index.bitPattern)
        #expect(sums[0].contrastStructure.bitPattern == sums[1].contrastStructure.bitPattern)
        // Pictures that are equal or broken would take no arithmetic to agree on.
        #expect(sums[0].index.isFinite && sums[0].index != Double(size.width * size.height))
    }
}
