/// The checksum of a zlib stream, of pieces that are computed apart.
struct Adler32: Sendable {
    /// As the stream ends with it.
    private(set) var value: UInt32 = 1
    private var count = 0

    private static let modulus: UInt64 = 65521

    /// The checksum of no bytes.
    init() {}

    init(_ bytes: Span<UInt8>) {
        value = Checksum.adler32(bytes)
        count = bytes.count
    }

    /// Makes it that of its bytes and then those of `next`.
    ///
    /// The low half, a, is 1 plus the sum of all bytes; the high half, b, the sum of what a was after each byte. Behind
    /// other bytes, a is larger by theirs at each of the `next.count` steps.
    mutating func append(_ next: Adler32) {
        let modulus = Self.modulus
        let (a, b) = (UInt64(value & 0xFFFF), UInt64(value >> 16))
        let (nextA, nextB) = (UInt64(next.value & 0xFFFF), UInt64(next.value >> 16))
        let steps = UInt64(next.count) % modulus
        let sum = (a + nextA + modulus - 1) % modulus
        let sumOfSums = (b + nextB + steps * (a + modulus - 1)) % modulus
        value = UInt32(sumOfSums) << 16 | UInt32(sum)
        count += next.count
    }
}
