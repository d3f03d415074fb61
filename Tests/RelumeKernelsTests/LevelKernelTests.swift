import RelumeKernels
import TestSupport
import Testing

/// Counting levels and looking them up, against the plain loops.
struct LevelKernelTests {
    static let lengths = Array(0...70) + [127, 128, 129, 1000]

    @Test(arguments: 1...4, [1, 2, 7, 1024])
    func `Every level is counted in its channel`(channels: Int, planeSize: Int) {
        for planes in Self.lengths.prefix(40) {
            let samples = samples(planes * channels * planeSize)
            var expected = [Int](repeating: 0, count: channels * 256)
            for (index, sample) in samples.enumerated() {
                expected[index / planeSize % channels * 256 + Int(sample)] += 1
            }
            #expect(LevelKernels.counts(of: samples.span, channels: channels, planeSize: planeSize) == expected)
        }
    }

    @Test(arguments: 1...4, InstructionSet.usable)
    func `Every sample is looked up in its channel's table`(channels: Int, set: InstructionSet) {
        let tables = samples(channels * 256)
        for count in Self.lengths {
            let samples = samples(count)
            let output = InstructionSet.using(set) {
                LevelKernels.map(samples.span, channels: channels, tables: tables.span)
            }
            #expect(output == samples.enumerated().map { tables[$0 % channels * 256 + Int($1)] })
        }
    }

    private func samples(_ count: Int) -> [UInt8] {
        var generator = SeededGenerator(seed: UInt64(count))
        return (0..<count).map { _ in UInt8(truncatingIfNeeded: generator.next()) }
    }
}
