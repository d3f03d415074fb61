/// The pseudo-random generator that shuffles: SplitMix64 (Steele, Lea, Flood 2014, doi 10.1145/2660193.2660195).
///
/// Its whole state is the seed, and every step is integer arithmetic modulo 2^64, so a seed gives the same order on
/// every system and in every release. Not for secrets.
public struct SplitMix64: RandomNumberGenerator, Sendable {
    private var state: UInt64

    /// Starts at `seed`; all seeds are equally good.
    public init(seed: UInt64) {
        state = seed
    }

    /// The next 64 bits.
    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }

    /// A number below `bound`, all equally likely: the high half of `next() * bound`, drawn again where the low half is
    /// below 2^64 mod bound (Lemire 2019, doi 10.1145/3230636).
    package mutating func number(below bound: UInt64) -> UInt64 {
        let rejected = (0 &- bound) % bound
        while true {
            let (high, low) = bound.multipliedFullWidth(by: next())
            if low >= rejected { return high }
        }
    }

    /// 0..<count in random order: Fisher-Yates from the last position down. The order that a shuffle seed gives; none
    /// for a count below 1.
    ///
    /// - Complexity: O(count).
    public mutating func permutation(of count: Int) -> [Int] {
        var order = Array(0..<max(count, 0))
        for last in stride(from: count - 1, to: 0, by: -1) {
            order.swapAt(last, Int(number(below: UInt64(last) + 1)))
        }
        return order
    }
}
