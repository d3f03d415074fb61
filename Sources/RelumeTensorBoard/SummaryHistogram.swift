public import RelumeCore

/// Values counted in buckets of equal width, as TensorFlow 2's histogram summary counts them.
public struct SummaryHistogram: Hashable, Sendable {
    /// A range and how many values lie in it: from `leftEdge` inclusive to `rightEdge` exclusive, the last bucket's
    /// right edge inclusive.
    public struct Bucket: Hashable, Sendable {
        /// The least value.
        public let leftEdge: Double
        /// The bound above.
        public let rightEdge: Double
        /// How many values.
        public let count: Double

        /// Makes a bucket.
        public init(leftEdge: Double, rightEdge: Double, count: Double) {
            self.leftEdge = leftEdge
            self.rightEdge = rightEdge
            self.count = count
        }
    }

    /// The buckets from low to high.
    public let buckets: [Bucket]

    /// Makes a histogram of buckets counted elsewhere.
    public init(buckets: [Bucket]) { self.buckets = buckets }

    /// Counts `values` in `bucketCount` equal buckets from the smallest to the largest.
    ///
    /// NaN and infinities have no place on the axis and are left out. Without finite values there is no bucket; if all are
    /// equal there is one, from 0.5 below to 0.5 above them. Arithmetic in Float64.
    ///
    /// - Throws: `invalidArgument` for a bucket count that is not 1 to a million.
    /// - Complexity: O(values), two passes.
    public init(counting values: Span<Float>, bucketCount: Int = 30) throws(RelumeError) {
        try Self.check(bucketCount)
        guard let range = Self.finiteRange(values) else {
            buckets = []
            return
        }
        let edges = Edges(range, bucketCount: bucketCount)
        var counts = [Int](repeating: 0, count: edges.count)
        for index in values.indices where values[index].isFinite { counts[edges.bucket(of: values[index])] += 1 }
        buckets = edges.buckets(counts)
    }

    /// Puts finite values that were counted before into `bucketCount` equal buckets over `range`; those outside go into
    /// the outer ones, and what is not finite is left out.
    ///
    /// - Throws: `invalidArgument` for a bucket count that is not 1 to a million, or a range that is not finite.
    public init(
        counts valueCounts: [(value: Float, count: Int)], in range: ClosedRange<Float>, bucketCount: Int = 30
    ) throws(RelumeError) {
        try Self.check(bucketCount)
        guard range.lowerBound.isFinite, range.upperBound.isFinite else {
            throw RelumeError(.invalidArgument, "a histogram's range is finite, not \(range)")
        }
        let edges = Edges(range, bucketCount: bucketCount)
        var counts = [Int](repeating: 0, count: edges.count)
        for (value, count) in valueCounts where value.isFinite { counts[edges.bucket(of: value)] += count }
        buckets = edges.buckets(counts)
    }

    private static func check(_ bucketCount: Int) throws(RelumeError) {
        guard 1...1_000_000 ~= bucketCount else {
            throw RelumeError(.invalidArgument, "a histogram has 1 to a million buckets, not \(bucketCount)")
        }
    }

    private static func finiteRange(_ values: Span<Float>) -> ClosedRange<Float>? {
        var (least, greatest) = (Float.infinity, -Float.infinity)
        for index in values.indices where values[index].isFinite {
            least = min(least, values[index])
            greatest = max(greatest, values[index])
        }
        return least <= greatest ? least...greatest : nil
    }

    /// Where the buckets lie; one from 0.5 below to 0.5 above a single value.
    private struct Edges {
        let low: Double
        let width: Double
        let count: Int
        private let high: Double

        init(_ range: ClosedRange<Float>, bucketCount: Int) {
            let (least, greatest) = (Double(range.lowerBound), Double(range.upperBound))
            let isFlat = least == greatest
            low = isFlat ? least - 0.5 : least
            high = isFlat ? greatest + 0.5 : greatest
            width = isFlat ? 1 : (greatest - least) / Double(bucketCount)
            count = isFlat ? 1 : bucketCount
        }

        func bucket(of value: Float) -> Int {
            // Division as TensorFlow does it, so that a value on an edge falls into the same bucket.
            Int(min(max((Double(value) - low) / width, 0), Double(count - 1)))
        }

        func buckets(_ counts: [Int]) -> [Bucket] {
            counts.indices.map { index in
                Bucket(
                    leftEdge: low + Double(index) * width,
                    rightEdge: index == count - 1 ? high : low + Double(index + 1) * width,
                    count: Double(counts[index]))
            }
        }
    }
}

extension SummaryHistogram {
    /// The buckets of a value in TensorFlow 2's form, rows of left edge, right edge and count; nil for another form.
    init?(_ tensor: ProtoTensor) {
        guard let values = tensor.doubles, values.count % 3 == 0 else { return nil }
        buckets = stride(from: 0, to: values.count, by: 3).map { row in
            Bucket(leftEdge: values[row], rightEdge: values[row + 1], count: values[row + 2])
        }
    }

    /// The buckets of a value in the older form, where each bucket starts at the limit of the one before it.
    init(_ message: ProtoHistogram) {
        let limits = message.bucketLimit
        buckets = zip(limits, message.bucket).enumerated().map { index, bucket in
            let leftEdge = index == 0 ? -Double.greatestFiniteMagnitude : limits[index - 1]
            return Bucket(leftEdge: leftEdge, rightEdge: bucket.0, count: bucket.1)
        }
    }
}
