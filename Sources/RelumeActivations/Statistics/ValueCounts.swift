/// How often which values occur: each for itself while there are at most 256 of them, as with 8-bit samples, and beyond
/// that in bins of 1/128 of a power of two, whose middle is within 1/256 of every value in the bin.
///
/// The form depends on the set of values alone, so counts can be merged in any order.
struct ValueCounts: Hashable, Sendable {
    /// The values whose rank is asked for, by ``ValueCounts/key(_:)``.
    private var exact: [UInt32: Int] = [:]
    /// Pages of 128 bins, empty while `exact` is used or no value falls into them.
    private var pages: [[Int]] = []

    private static let limit = 256
    private static let pageSize = 128

    /// Whether every value is counted for itself.
    var isExact: Bool { pages.isEmpty }

    /// Counts a finite `value` as often as it occurs.
    mutating func add(_ value: Float, occurrences: Int) {
        add(key: ValueCounts.key(value), occurrences)
    }

    /// Counts what `other` has counted.
    mutating func add(_ other: ValueCounts) {
        if other.isExact {
            for (key, count) in other.exact { add(key: key, count) }
        } else {
            useBins()
            other.forEachBin { bin, count in addToBin(bin, count) }
        }
    }

    private mutating func add(key: UInt32, _ occurrences: Int) {
        guard isExact else { return addToBin(Int(key >> 16), occurrences) }
        exact[key, default: 0] += occurrences
        if exact.count > ValueCounts.limit { useBins() }
    }

    private mutating func useBins() {
        guard isExact else { return }
        pages = [[Int]](repeating: [], count: 65536 / ValueCounts.pageSize)
        for (key, count) in exact { addToBin(Int(key >> 16), count) }
        exact = [:]
    }

    private mutating func addToBin(_ bin: Int, _ count: Int) {
        let (page, index) = bin.quotientAndRemainder(dividingBy: ValueCounts.pageSize)
        if pages[page].isEmpty { pages[page] = [Int](repeating: 0, count: ValueCounts.pageSize) }
        pages[page][index] += count
    }

    private func forEachBin(_ body: (_ bin: Int, _ count: Int) -> Void) {
        for (page, counts) in pages.enumerated() {
            for (index, count) in counts.enumerated() where count > 0 {
                body(page * ValueCounts.pageSize + index, count)
            }
        }
    }

    /// The values, or the middles of their bins, in rising order, with how often each occurs.
    var rising: [(value: Float, count: Int)] {
        var rising: [(value: Float, count: Int)] = []
        for (key, count) in exact.sorted(by: { $0.key < $1.key }) { rising.append((ValueCounts.value(key), count)) }
        forEachBin { bin, count in
            let middle = ValueCounts.value(UInt32(bin) << 16 | 0x8000)
            // The two bins next to 0 are reported as 0: nearly all of their values are exactly that.
            rising.append((abs(middle) < 0x1p-133 ? 0 : middle, count))
        }
        return rising
    }

    /// The value's bits, changed so that they rise with the value; -0 counts as 0.
    private static func key(_ value: Float) -> UInt32 {
        let bits = value == 0 ? 0 : value.bitPattern
        return bits >> 31 == 0 ? bits | 1 << 31 : ~bits
    }

    /// The value of a key.
    private static func value(_ key: UInt32) -> Float {
        Float(bitPattern: key >> 31 == 1 ? key & ~(1 << 31) : ~key)
    }
}
