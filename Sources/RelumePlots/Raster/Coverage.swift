/// How much of each pixel a mark covers, from 0 to 255, for a mark after the other.
///
/// A mark's parts are joined here before it is painted, so that nothing is painted twice where they meet.
struct Coverage {
    private let width: Int
    private let height: Int
    private var shares: [UInt8]
    /// The columns and rows outside of which nothing is covered.
    private(set) var columns = 0..<0
    private(set) var rows = 0..<0

    init(width: Int, height: Int) {
        self.width = width
        self.height = height
        shares = [UInt8](repeating: 0, count: width * height)
    }

    subscript(x: Int, y: Int) -> UInt8 { shares[y * width + x] }

    /// Covers nothing.
    mutating func clear() {
        for y in rows {
            for x in columns { shares[y * width + x] = 0 }
        }
        (columns, rows) = (0..<0, 0..<0)
    }

    /// The columns that have pixels between two x, where there are some.
    func columns(from low: Double, to high: Double) -> Range<Int> { Self.pixels(from: low, to: high, count: width) }

    /// The rows that have pixels between two y, where there are some.
    func rows(from low: Double, to high: Double) -> Range<Int> { Self.pixels(from: low, to: high, count: height) }

    private static func pixels(from low: Double, to high: Double, count: Int) -> Range<Int> {
        let limits = 0...Double(count)
        let start = Int(min(max(low.rounded(.down), limits.lowerBound), limits.upperBound))
        let end = Int(min(max(high.rounded(.up), limits.lowerBound), limits.upperBound))
        return start..<max(start, end)
    }

    /// Has at least `share` of a pixel covered; 1 is all of it.
    mutating func cover(_ x: Int, _ y: Int, _ share: Double) {
        let level = UInt8((min(max(share, 0), 1) * 255).rounded())
        guard level > shares[y * width + x] else { return }
        shares[y * width + x] = level
        columns = Self.joined(columns, x)
        rows = Self.joined(rows, y)
    }

    private static func joined(_ range: Range<Int>, _ index: Int) -> Range<Int> {
        range.isEmpty ? index..<index + 1 : min(range.lowerBound, index)..<max(range.upperBound, index + 1)
    }
}
