public import RelumeCore

extension SummaryWriter {
    /// Adds a number under `tag` at `step`, as Float32. NaN and infinities are kept; TensorBoard marks them.
    ///
    /// It is written as PyTorch writes it (`simple_value`), which every reader knows.
    public func addScalar(_ tag: String, _ value: some BinaryFloatingPoint, step: Int) throws(RelumeError) {
        var summary = ProtoSummary.Value()
        summary.tag = tag
        summary.simpleValue = Float(value)
        try add(summary, kind: .scalars, step: step)
    }
}

extension SummaryWriter {
    /// Adds the histogram of `values` under `tag` at `step`, in `bucketCount` equal buckets.
    ///
    /// NaN and infinities are left out; see ``SummaryHistogram/init(counting:bucketCount:)``.
    public func addHistogram(
        _ tag: String, _ values: Span<Float>, step: Int, bucketCount: Int = 30
    ) throws(RelumeError) {
        try addHistogram(tag, SummaryHistogram(counting: values, bucketCount: bucketCount), step: step)
    }

    /// Adds the histogram of `values` under `tag` at `step`, in `bucketCount` equal buckets.
    public func addHistogram(_ tag: String, _ values: [Float], step: Int, bucketCount: Int = 30) throws(RelumeError) {
        try addHistogram(tag, values.span, step: step, bucketCount: bucketCount)
    }

    /// Adds a histogram that was counted before.
    public func addHistogram(_ tag: String, _ histogram: SummaryHistogram, step: Int) throws(RelumeError) {
        let rows = histogram.buckets.flatMap { [$0.leftEdge, $0.rightEdge, $0.count] }
        let tensor = ProtoTensor(doubles: rows, shape: [histogram.buckets.count, 3])
        try add(ProtoSummary.Value(tag: tag, tensor: tensor, kind: .histograms), kind: .histograms, step: step)
    }
}

extension SummaryWriter {
    /// Adds a text under `tag` at `step`; TensorBoard renders it as Markdown.
    public func addText(_ tag: String, _ markdown: String, step: Int) throws(RelumeError) {
        let tensor = ProtoTensor(strings: [Array(markdown.utf8)], shape: [])
        try add(ProtoSummary.Value(tag: tag, tensor: tensor, kind: .text), kind: .text, step: step)
    }
}
