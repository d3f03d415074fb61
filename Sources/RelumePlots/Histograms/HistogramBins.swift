/// How many of some values lie in each bin.
struct HistogramBins {
    /// The number of values in each bin, from low to high.
    let counts: [Int]
    /// The values that have no place on the axis: NaN and infinities.
    let nonFinite: Int

    init(_ values: [Float], in edges: BinEdges) {
        var counts = [Int](repeating: 0, count: edges.count)
        for value in values where value.isFinite { counts[edges.bin(of: value)] += 1 }
        self.counts = counts
        nonFinite = values.count - counts.reduce(0, +)
    }

    /// The number of finite values.
    var total: Int { counts.reduce(0, +) }

    /// The share of the finite values in each bin, in percent.
    var percentages: [Double] { counts.map { total == 0 ? 0 : 100 * Double($0) / Double(total) } }
}

/// Bins of equal width side by side, of which one begins at 0: what an activation sets to 0 is not mixed with what it
/// leaves below.
struct BinEdges: Equatable {
    let lowest: Double
    let width: Double
    let count: Int

    /// About `count` bins that hold the least to the greatest finite value of several lists. A single value has half a
    /// unit on both sides; without any the bins hold 0...1.
    init(holding lists: [[Float]], count: Int) {
        var (least, greatest) = (Float.infinity, -Float.infinity)
        for list in lists {
            for value in list where value.isFinite {
                least = min(least, value)
                greatest = max(greatest, value)
            }
        }
        self.init(least <= greatest ? Double(least)...Double(greatest) : 0...1, count: count)
    }

    private init(_ range: ClosedRange<Double>, count: Int) {
        let span = range.upperBound - range.lowerBound
        let (low, high) =
            span > 0 ? (range.lowerBound, range.upperBound) : (range.lowerBound - 0.5, range.upperBound + 0.5)
        width = (high - low) / Double(count)
        let first = (low / width).rounded(.down)
        lowest = first * width
        // A greatest value on an edge belongs to the bin that ends there.
        self.count = max(1, Int(((high / width).rounded(.up) - first)))
    }

    /// The bin of a finite value; those beyond the ends belong to the outer ones.
    func bin(of value: Float) -> Int {
        min(max(Int(((Double(value) - lowest) / width).rounded(.down)), 0), count - 1)
    }

    /// Where bin `index` begins, and the one before it ends.
    func edge(_ index: Int) -> Double { lowest + Double(index) * width }

    /// From the first bin's beginning to the last one's end.
    var range: ClosedRange<Double> { lowest...edge(count) }
}
