import RelumeCore
import RelumeKernels
import Testing

struct CRC32CTests {
    @Test func `Known answers`() {
        #expect(CRC32C.checksum(Array("123456789".utf8).span) == 0xE306_9283)
        #expect(CRC32C.checksum([UInt8](repeating: 0, count: 32).span) == 0x8A91_36AA)
        #expect(CRC32C.checksum([UInt8]().span) == 0)
        let digits = Array("123456789".utf8)
        for end in 0...9 {
            let start = CRC32C.checksum(digits.span.extracting(0..<end))
            #expect(CRC32C.checksum(digits.span.extracting(end..<9).bytes, behind: start) == 0xE306_9283)
        }
    }

    /// Around the word of 8 bytes, and around the 3 x 8192 bytes that run as three lanes.
    @Test(arguments: Array(0...40) + [8191, 24575, 24576, 24577, 24583, 49152, 73741])
    func `Every instruction set gives the polynomial's remainder`(count: Int) {
        var generator = SplitMix64(seed: UInt64(count))
        let bytes = (0..<count + 3).map { _ in UInt8.random(in: 0...255, using: &generator) }
        for offset in 0...3 {
            let range = offset..<offset + count
            let expected = Self.bitByBit(Array(bytes[range]))
            for set in InstructionSet.usable {
                let checksum = InstructionSet.using(set) { CRC32C.checksum(bytes.span.extracting(range)) }
                #expect(checksum == expected, "\(set), offset \(offset)")
            }
        }
    }

    /// The definition: one division step a bit.
    private static func bitByBit(_ bytes: [UInt8]) -> UInt32 {
        var state = UInt32.max
        for byte in bytes {
            state ^= UInt32(byte)
            for _ in 0..<8 { state = state & 1 == 1 ? state >> 1 ^ 0x82F6_3B78 : state >> 1 }
        }
        return ~state
    }
}
