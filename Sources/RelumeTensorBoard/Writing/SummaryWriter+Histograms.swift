public import RelumeCore

extension SummaryWriter {
    /// Adds the histogram of `values` under `tag` at `step`, in `bucketCount` equal buckets.
    ///
    /// NaN and infinities are left out; see ``Histogram/init(counting:bucketCount:)``.
    public func addHistogram(
        _ tag: String, _ values: Span<Float>, step: Int, bucketCount: Int = 30
    ) throws(RelumeError) {
        try addHistogram(tag, Histogram(counting: values, bucketCount: bucketCount), step: step)
    }

    /// Adds the histogram of `values` under `tag` at `step`, in `bucketCount` equal buckets.
    public func addHistogram(_ tag: String, _ values: [Float], step: Int, bucketCount: Int = 30) throws(RelumeError) {
        try addHistogram(tag, values.span, step: step, bucketCount: bucketCount)
    }

    /// Adds a histogram that was counted before.
    public func addHistogram(_ tag: String, _ histogram: Histogram, step: Int) throws(RelumeError) {
        let rows = histogram.buckets.flatMap { [$0.leftEdge, $0.rightEdge, $0.count] }
        let tensor = ProtoTensor(doubles: rows, shape: [histogram.buckets.count, 3])
        try add(ProtoSummary.Value(tag: tag, tensor: tensor, kind: .histograms), kind: .histograms, step: step)
    }
}
