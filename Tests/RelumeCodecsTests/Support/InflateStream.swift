import Testing

/// Deflate streams written by hand: right ones of every kind, and for each rule one that breaks it.
struct InflateStream: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let blocks: DeflateBits

    private init(_ title: String, _ write: (inout DeflateBits) -> Void) {
        testDescription = title
        var blocks = DeflateBits()
        write(&blocks)
        self.blocks = blocks
    }

    private static let ramp = Array(0...255 as ClosedRange<UInt8>)
    private static func literals(_ bytes: [UInt8]) -> [DeflateBits.Symbol] { bytes.map { .literal($0) } }

    /// Codes of 1 to 15 bits of either kind.
    private static let long = DeflateBits.Lengths(
        literals: Dictionary(
            uniqueKeysWithValues: (0..<12).map { ($0, $0 + 1) } + [(200, 13), (256, 14), (257, 15), (285, 15)]),
        distances: Dictionary(uniqueKeysWithValues: (0..<14).map { ($0, $0 + 1) } + [(14, 15), (15, 15)]))
    /// Codes so short that three literals have room in one look-up.
    private static let short = DeflateBits.Lengths(literals: [7: 1, 9: 2, 256: 2])
    /// Nothing but the end of the block.
    private static let end = DeflateBits.Lengths(literals: [256: 1])

    static let right = [
        InflateStream("nothing in it") { $0.fixed([.end]) },
        InflateStream("stored") { $0.stored(ramp) },
        InflateStream("stored in full blocks") {
            $0.stored((0..<65535).map { UInt8($0 % 251) }, isLast: false)
            $0.stored(ramp)
        },
        InflateStream("empty blocks of each kind") {
            $0.stored([], isLast: false)
            $0.fixed([.end], isLast: false)
            $0.stored([1], isLast: false)
            $0.dynamic([.end], short, isLast: false)
            $0.fixed([.literal(2), .end], isLast: false)
            $0.fixed([.end], isLast: false)
            $0.stored([])
        },
        InflateStream("fixed, with every literal") { $0.fixed(literals(ramp) + [.end]) },
        InflateStream("short codes") {
            $0.dynamic(literals((0..<2000).map { $0 % 3 == 0 || $0 % 7 == 1 ? 9 : 7 }) + [.end], short)
        },
        InflateStream("codes of every length") {
            let some = literals(Array(0..<12) + [200, 0, 0, 0, 11, 5, 6, 200])
            let matches = (1...200).map { DeflateBits.Symbol.match(length: $0 % 2 == 0 ? 3 : 258, distance: $0) }
            $0.dynamic(some + some + Array(repeating: .literal(0), count: 400) + matches + some + [.end], long)
        },
        InflateStream("one literal and one distance") {
            $0.dynamic(
                [.literal(3), .match(length: 258, distance: 1), .end],
                DeflateBits.Lengths(literals: [3: 1, 256: 2, 285: 2], distances: [0: 1]))
        },
        InflateStream("only the end has a code") { $0.dynamic([.end], end) },
        InflateStream("every length") {
            $0.fixed(literals(ramp) + (3...258).map { .match(length: $0, distance: 20) } + [.end])
        },
        InflateStream("every short distance") {
            $0.fixed(
                literals(ramp)
                    + (1...70).flatMap { distance in
                        [3, 70].map { .match(length: $0, distance: distance) } + literals(Array(ramp[..<distance]))
                    } + [.end])
        },
        InflateStream("distances up to the farthest") {
            $0.stored((0..<32768).map { UInt8($0 % 253) }, isLast: false)
            $0.fixed((0..<600).map { .match(length: 5 + $0 % 90, distance: 32768 - $0 * 53) } + [.end])
        },
    ]

    static let damaged = [
        InflateStream("no blocks") { _ in },
        InflateStream("the fourth kind of block") { $0.put(7, bits: 3) },
        InflateStream("lengths of a stored block that differ") { $0.stored([1, 2], complement: 5) },
        InflateStream("no code for the end") { $0.dynamic([], DeflateBits.Lengths(literals: [1: 1, 2: 1])) },
        InflateStream("too many codes") { $0.dynamic([.end], DeflateBits.Lengths(literals: [1: 1, 2: 1, 256: 1])) },
        InflateStream("too few codes") { $0.dynamic([.end], DeflateBits.Lengths(literals: [1: 2, 256: 1])) },
        InflateStream("a single code of 2 bits") { $0.dynamic([.end], DeflateBits.Lengths(literals: [256: 2])) },
        InflateStream("too many distances") {
            $0.dynamic([.end], DeflateBits.Lengths(literals: [256: 1], distances: [0: 1, 1: 1, 2: 1]))
        },
        InflateStream("too few distances") {
            $0.dynamic([.end], DeflateBits.Lengths(literals: [256: 1], distances: [0: 2, 1: 1]))
        },
        InflateStream("the other half of a single code") {
            $0.dynamic([], end)
            $0.put(1, bits: 1)
            $0.put(0, bits: 60)
        },
        InflateStream("the other half of a single distance") {
            $0.dynamic(
                [.literal(1), .codes(literal: 257, distance: 1)],
                DeflateBits.Lengths(literals: [1: 1, 256: 2, 257: 2], distances: [0: 1]))
            $0.put(~0, bits: 60)
        },
        InflateStream("287 codes") { $0.dynamic([.end], end, literalCount: 287) },
        InflateStream("31 distances") { $0.dynamic([.end], end, distanceCount: 31) },
        InflateStream("a match without distances") {
            $0.dynamic(
                [.literal(1), .codes(literal: 257, distance: 0), .end],
                DeflateBits.Lengths(literals: [1: 1, 256: 2, 257: 2]))
        },
        InflateStream("a match before the beginning") {
            $0.fixed([.literal(1), .match(length: 3, distance: 2), .end])
        },
        InflateStream("length 286") { $0.fixed([.literal(1), .codes(literal: 286, distance: 0), .end]) },
        InflateStream("distance 30") { $0.fixed([.literal(1), .codes(literal: 257, distance: 30), .end]) },
        InflateStream("no codes for lengths") {
            $0.put(5, bits: 3)
            $0.put(0, bits: 14 + 12 + 600)
        },
        InflateStream("a repetition of nothing") {
            $0.put(5, bits: 3)
            $0.put(0, bits: 14)
            $0.put(0o0011, bits: 12)  // codes of 1 bit for 16 and 17
            $0.put(0, bits: 600)
        },
        InflateStream("a repetition beyond the last code") {
            $0.put(5, bits: 3)
            $0.put(0, bits: 14)
            $0.put(0o1010, bits: 12)  // codes of 1 bit for 17 and 0
            for _ in 0..<30 { $0.put(0b1111, bits: 4) }
            $0.put(0, bits: 600)
        },
    ]
}
