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
