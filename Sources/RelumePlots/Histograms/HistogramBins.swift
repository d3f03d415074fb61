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
