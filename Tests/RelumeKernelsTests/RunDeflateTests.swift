import RelumeCore
import RelumeKernels
import Testing

/// That every instruction set writes the baseline's bytes, whose meaning the tests of the PNG encoder show.
struct RunDeflateTests {
    /// Bytes of which small ones are frequent: the larger `spread`, the longer are the codes.
    private static func bytes(_ count: Int, spread: Int, runs: Bool, seed: UInt64) -> [UInt8] {
        var generator = SplitMix64(seed: seed)
        var bytes: [UInt8] = []
        while bytes.count < count {
            let magnitude = Int(generator.next() % UInt64(spread)) * Int(generator.next() % UInt64(spread)) / spread
            let byte = UInt8(truncatingIfNeeded: generator.next() % 2 == 0 ? magnitude : -magnitude)
            let isRun = runs && generator.next() % 40 == 0
            bytes += Array(repeating: byte, count: isRun ? Int(generator.next() % 300) : 1)
        }
        return Array(bytes.prefix(count))
    }

    private static func deflated(_ bytes: [UInt8], _ set: InstructionSet) -> [UInt8] {
        InstructionSet.using(set) {
            var output = [UInt8](repeating: 0, count: RunDeflate.bound(bytes.count))
            var span = output.mutableSpan
            let count = RunDeflate.deflate(bytes.span, isLast: true, into: &span)
            return Array(output.prefix(count))
        }
    }

    @Test(arguments: InstructionSet.usable, [2, 5, 20, 100, 256])
    func `Segments of every length, and codes of every length`(set: InstructionSet, spread: Int) {
        for count in 0...200 {
            let bytes = Self.bytes(count, spread: spread, runs: false, seed: UInt64(count))
            #expect(Self.deflated(bytes, set) == Self.deflated(bytes, .baseline), "\(count) bytes")
        }
    }

    @Test(arguments: InstructionSet.usable, [2, 5, 20, 100, 256])
    func `Several blocks with runs between the literals`(set: InstructionSet, spread: Int) {
        for seed in 1...6 as ClosedRange<UInt64> {
            let bytes = Self.bytes(70000 + Int(seed), spread: spread, runs: seed % 2 == 0, seed: seed)
            #expect(Self.deflated(bytes, set) == Self.deflated(bytes, .baseline), "seed \(seed)")
        }
    }

    @Test(arguments: InstructionSet.usable)
    func `Codes of unlike length beside each other`(set: InstructionSet) {
        // Each byte half as frequent as the one before: codes of 1 to 12 bits, in an order that mixes them.
        var generator = SplitMix64(seed: 7)
        let bytes = (0..<100_000).map { _ in UInt8(generator.next().trailingZeroBitCount) &* 37 }
        #expect(Self.deflated(bytes, set) == Self.deflated(bytes, .baseline))
    }

    @Test(arguments: InstructionSet.usable)
    func `A block of one byte, and of bytes that are all alike`(set: InstructionSet) {
        for bytes in [[9], Array(repeating: 0, count: 40000), Array(repeating: 200, count: 65)] as [[UInt8]] {
            #expect(Self.deflated(bytes, set) == Self.deflated(bytes, .baseline))
        }
    }
}
