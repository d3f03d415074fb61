extension DiffMetric {
    /// Any sample differs (by more than ``DiffTolerance/channelDelta``).
    public static let exact = DiffMetric(
        MetricRow(name: "exact", summary: "any sample differs", thresholds: 0...0, measure: .samples), threshold: nil)
}
