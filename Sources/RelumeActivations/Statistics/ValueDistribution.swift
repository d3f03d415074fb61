/// How values are distributed. Values and whole distributions are added in any order with the same result to the bit.
///
/// Mean, deviation, extremes and percentiles are those of the finite values; shares are shares of all.
public struct ValueDistribution: Hashable, Sendable {
    /// How many values there are.
    public private(set) var count = 0
    /// How many are NaN or infinite.
    public private(set) var nonFinite = 0
    /// How many are 0 or -0.
    public private(set) var zeros = 0
    /// How many are below 0, -inf included.
    public private(set) var negatives = 0
    /// How many have a derivative below the threshold, of those whose derivative is known.
    public private(set) var saturated = 0
    /// How many have a derivative that is known.
    public private(set) var differentiated = 0
    /// The least finite value, or nil where there is none.
    public private(set) var minimum: Float?
    /// The greatest finite value, or nil where there is none.
    public private(set) var maximum: Float?
    private var sum = ExactSum()
    private var counts = ValueCounts()

    /// Makes a distribution of no values.
    public init() {}

    /// Adds a value.
    public mutating func add(_ value: Float) { add(value, occurrences: 1) }

    /// Adds `value` as often as it occurs, and whether its derivative is small, where that is known.
    package mutating func add(_ value: Float, occurrences: Int, isSaturated: Bool? = nil) {
        guard occurrences > 0 else { return }
        count += occurrences
        if value < 0 { negatives += occurrences }
        if value == 0 { zeros += occurrences }
        if let isSaturated {
            differentiated += occurrences
            if isSaturated { saturated += occurrences }
        }
        guard value.isFinite else { return nonFinite += occurrences }
        minimum = min(minimum ?? value, value)
        maximum = max(maximum ?? value, value)
        sum.add(value, occurrences: occurrences)
        counts.add(value, occurrences: occurrences)
    }

    /// Adds all values of `other`.
    public mutating func add(_ other: ValueDistribution) {
        count += other.count
        nonFinite += other.nonFinite
        zeros += other.zeros
        negatives += other.negatives
        saturated += other.saturated
        differentiated += other.differentiated
        minimum = [minimum, other.minimum].compactMap(\.self).min()
        maximum = [maximum, other.maximum].compactMap(\.self).max()
        sum.add(other.sum)
        counts.add(other.counts)
    }
}

extension ValueDistribution {
    /// The mean of the finite values, or nil where there is none.
    public var mean: Double? { finite == 0 ? nil : sum.total / Double(finite) }

    /// The standard deviation of the finite values (of the population, as NumPy's), or nil where there is none.
    public var standardDeviation: Double? {
        guard let mean else { return nil }
        return max(sum.totalOfSquares / Double(finite) - mean * mean, 0).squareRoot()
    }

    /// The value below which `percent` of the finite values lie, interpolated between neighbours as NumPy does; nil where
    /// there is none, and for a percentage that is NaN.
    ///
    /// Exact for at most 256 distinct values, and else within 1/256 of a value's magnitude; see ``isExact``.
    public func percentile(_ percent: Double) -> Float? {
        guard let minimum, let maximum, !percent.isNaN else { return nil }
        let rank = min(max(percent, 0), 100) / 100 * Double(finite - 1)
        let (lower, upper) = (value(atRank: Int(rank)), value(atRank: min(Int(rank) + 1, finite - 1)))
        let value = Double(lower) + (rank - rank.rounded(.down)) * (Double(upper) - Double(lower))
        return min(max(Float(value), minimum), maximum)
    }

    /// Whether percentiles are exact.
    public var isExact: Bool { counts.isExact }

    /// The share of zeros, 0...1.
    public var sparsity: Double { share(zeros, of: count) }
    /// The share of values below 0.
    public var negativeShare: Double { share(negatives, of: count) }
    /// The share of NaN and infinities.
    public var nonFiniteShare: Double { share(nonFinite, of: count) }
    /// The share of saturated values, or nil where no derivative is known.
    public var saturatedShare: Double? { differentiated == 0 ? nil : share(saturated, of: differentiated) }

    /// The finite values, or the middles of their bins, in rising order, with how often each occurs: a histogram.
    public var rising: [(value: Float, count: Int)] { counts.rising }

    private var finite: Int { count - nonFinite }

    private func share(_ part: Int, of whole: Int) -> Double { whole == 0 ? 0 : Double(part) / Double(whole) }

    private func value(atRank rank: Int) -> Float {
        var below = 0
        for (value, count) in counts.rising {
            below += count
            if rank < below { return value }
        }
        return maximum ?? .nan
    }
}
