/// Writes Deflate's blocks bit by bit, right ones and wrong ones, and knows what they hold.
struct DeflateBits {
    private(set) var bytes: [UInt8] = []
    private(set) var content: [UInt8] = []
    private var bitCount = 0

    /// What a block with codes is made of.
    enum Symbol {
        case literal(UInt8)
        case match(length: Int, distance: Int)
        /// Any literal or length, without extra bits, and any distance after it.
        case codes(literal: Int, distance: Int? = nil)
        static let end = codes(literal: 256)
    }

    /// How long the codes are: of literals and lengths, and of distances.
    struct Lengths {
        var literals: [Int: Int]
        var distances: [Int: Int] = [:]

        static let fixed = Lengths(
            literals: Dictionary(
                uniqueKeysWithValues: (0..<288).map { ($0, $0 < 144 ? 8 : $0 < 256 ? 9 : $0 < 280 ? 7 : 8) }),
            distances: Dictionary(uniqueKeysWithValues: (0..<32).map { ($0, 5) }))
    }

    /// The zlib stream of the blocks.
    var stream: [UInt8] { [0x78, 0x01] + bytes + PNGFile.bigEndian(PNGFile.adler32(content)) }

    /// The lowest bit first, as numbers are written.
    mutating func put(_ value: Int, bits: Int) {
        for bit in 0..<bits {
            if bitCount % 8 == 0 { bytes.append(0) }
            bytes[bitCount / 8] |= UInt8(value >> bit & 1) << UInt8(bitCount % 8)
            bitCount += 1
        }
    }

    mutating func stored(_ more: [UInt8], isLast: Bool = true, complement: Int? = nil) {
        put(isLast ? 1 : 0, bits: 3)
        bitCount = bytes.count * 8
        put(more.count, bits: 16)
        put(complement ?? ~more.count, bits: 16)
        for byte in more { put(Int(byte), bits: 8) }
        content += more
    }

    mutating func fixed(_ symbols: [Symbol], isLast: Bool = true) {
        put(isLast ? 3 : 2, bits: 3)
        put(symbols, .fixed)
    }

    /// Every length is sent as it is, with codes of 4 bits for 0 to 15.
    mutating func dynamic(
        _ symbols: [Symbol], _ lengths: Lengths, isLast: Bool = true, literalCount: Int = 286, distanceCount: Int = 30
    ) {
        put(isLast ? 5 : 4, bits: 3)
        put(literalCount - 257, bits: 5)
        put(distanceCount - 1, bits: 5)
        put(19 - 4, bits: 4)
        for symbol in [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15] {
            put(symbol < 16 ? 4 : 0, bits: 3)
        }
        for symbol in 0..<literalCount { putCode(lengths.literals[symbol] ?? 0, bits: 4) }
        for symbol in 0..<distanceCount { putCode(lengths.distances[symbol] ?? 0, bits: 4) }
        put(symbols, lengths)
    }

    /// The highest bit first, as codes are written.
    private mutating func putCode(_ code: Int, bits: Int) {
        for bit in (0..<bits).reversed() { put(code >> bit & 1, bits: 1) }
    }

    private mutating func put(_ symbols: [Symbol], _ lengths: Lengths) {
        let (literals, distances) = (canonicalCodes(lengths.literals), canonicalCodes(lengths.distances))
        for symbol in symbols {
            switch symbol {
            case .literal(let byte):
                putCode(literals[Int(byte)] ?? 0, bits: lengths.literals[Int(byte)] ?? 1)
                content.append(byte)
            case .match(let length, let distance):
                let (first, second) = (lengthCode(length), distanceCode(distance))
                putCode(literals[first.symbol] ?? 0, bits: lengths.literals[first.symbol] ?? 1)
                put(first.extra, bits: first.bits)
                putCode(distances[second.symbol] ?? 0, bits: lengths.distances[second.symbol] ?? 1)
                put(second.extra, bits: second.bits)
                for _ in 0..<length where content.count >= distance {
                    content.append(content[content.count - distance])
                }
            case .codes(let literal, let distance):
                putCode(literals[literal] ?? 0, bits: lengths.literals[literal] ?? 1)
                guard let distance else { continue }
                putCode(distances[distance] ?? 0, bits: lengths.distances[distance] ?? 1)
            }
        }
    }
}

private func canonicalCodes(_ lengths: [Int: Int]) -> [Int: Int] {
    var codes: [Int: Int] = [:]
    var next = 0
    for length in 1...15 {
        next <<= 1
        for symbol in lengths.keys.sorted() where lengths[symbol] == length {
            codes[symbol] = next
            next += 1
        }
    }
    return codes
}

private typealias CodeWithExtra = (symbol: Int, extra: Int, bits: Int)

private func lengthCode(_ length: Int) -> CodeWithExtra {
    if length == 258 { return (285, 0, 0) }
    let rest = length - 3
    if rest < 8 { return (257 + rest, 0, 0) }
    let bits = Int.bitWidth - 3 - rest.leadingZeroBitCount
    return (261 + 4 * bits + (rest >> bits) % 4, rest % (1 << bits), bits)
}

private func distanceCode(_ distance: Int) -> CodeWithExtra {
    let rest = distance - 1
    if rest < 4 { return (rest, 0, 0) }
    let bits = Int.bitWidth - 2 - rest.leadingZeroBitCount
    return (2 + 2 * bits + (rest >> bits) % 2, rest % (1 << bits), bits)
}
