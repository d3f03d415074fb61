import RelumeCore
import RelumeKernels
import Testing

/// Counting levels, finding their ranges and looking them up, against the plain loops.
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

    @Test(arguments: 1...4, InstructionSet.usable)
    func `Pixels become planes of what their channels' tables hold`(channels: Int, set: InstructionSet) {
        let tables = (0..<channels * 256).map { Float($0) / 7 - 3 }
        for count in Self.lengths + [2047, 2048, 2049, 2111, 5000] {
            let pixels = samples(count * channels)
            let output = InstructionSet.using(set) {
                [Float](capacity: 1 + pixels.count) { output in
                    // Behind something, so that no vector lies even.
                    output.append(-1)
                    LevelKernels.lookUp(pixels.span, channels: channels, tables: tables.span, appendingTo: &output)
                }
            }
            let planes = (0..<channels).flatMap { channel in
                (0..<count).map { tables[channel * 256 + Int(pixels[$0 * channels + channel])] }
            }
            #expect(output == [-1] + planes)
        }
    }

    @Test(arguments: 1...4, InstructionSet.usable)
    func `Ranges go from the least to the greatest level`(channels: Int, set: InstructionSet) {
        for length in Self.lengths + [300, 700] {
            let (bytes, words) = (samples(length * channels), samples(of: UInt16.self, length * channels))
            for planeSize in [1, 7, length] where planeSize > 0 && length % planeSize == 0 {
                #expect(ranges(bytes, channels, planeSize, set) == expectedRanges(bytes, channels, planeSize))
                #expect(ranges(words, channels, planeSize, set) == expectedRanges(words, channels, planeSize))
            }
        }
    }

    /// In two pieces, since ranges go on.
    private func ranges<Sample: FixedWidthInteger & UnsignedInteger & BitwiseCopyable & Sendable>(
        _ samples: [Sample], _ channels: Int, _ planeSize: Int, _ set: InstructionSet
    ) -> [ClosedRange<Int>?] {
        InstructionSet.using(set) {
            var ranges = LevelRanges(channels: channels)
            let half = samples.count / (channels * planeSize) / 2 * channels * planeSize
            ranges.widen(to: samples.span.extracting(..<half), planeSize: planeSize)
            ranges.widen(to: samples.span.extracting(half...), planeSize: planeSize)
            return (0..<channels).map { ranges[$0] }
        }
    }

    private func expectedRanges<Sample: FixedWidthInteger>(
        _ samples: [Sample], _ channels: Int, _ planeSize: Int
    ) -> [ClosedRange<Int>?] {
        (0..<channels).map { channel in
            let levels = samples.indices.filter { $0 / planeSize % channels == channel }.map { Int(samples[$0]) }
            guard let least = levels.min(), let greatest = levels.max() else { return nil }
            return least...greatest
        }
    }

    private func samples(_ count: Int) -> [UInt8] { samples(of: UInt8.self, count) }

    private func samples<Sample: FixedWidthInteger & UnsignedInteger>(of type: Sample.Type, _ count: Int) -> [Sample] {
        var generator = SplitMix64(seed: UInt64(count))
        return (0..<count).map { _ in Sample(truncatingIfNeeded: generator.next()) }
    }
}
