import RelumeDiff

/// What `relume diff --help` says about the metrics, made from the list of them.
enum MetricsHelp {
    /// A line for each metric; those that are explained by the same words share one.
    static var lines: String {
        let width = DiffMetric.all.map(\.name.count).max() ?? 0
        return groups(by: \.help).map { text, metrics in
            let names = metrics.map(\.name).joined(separator: ", ")
            let gap = String(repeating: " ", count: max(width - names.count, 0) + 2)
            return "  \(names)\(gap)\(text)\(metrics.contains(DiffOptions().metric) ? " (default)" : "")"
        }.joined(separator: "\n")
    }

    /// The largest threshold of each metric, as a list in the order of size; the last ones are the others.
    static var largestThresholds: String {
        let groups = groups { $0.threshold == nil ? nil : $0.thresholds.upperBound }
            .compactMap { most, metrics in most.map { (most: $0, metrics) } }
            .sorted { $0.most < $1.most }
        return groups.map { most, metrics in
            let names = most == groups.last?.most ? ["others"] : families(of: metrics)
            return "\(Int(most)) (\(names.joined(separator: ", ")))"
        }.joined(separator: ", ")
    }

    /// The names without the generation: `pixelmatch` once for `pixelmatch-7.1` and `pixelmatch-7.2`.
    private static func families(of metrics: [DiffMetric]) -> [String] {
        metrics.reduce(into: []) { families, metric in
            let parts = metric.name.split(separator: "-")
            let family = parts.filter { Double($0) == nil }.joined(separator: "-")
            if !families.contains(family) { families.append(family) }
        }
    }

    /// The metrics with equal keys together, in the order of the first of each.
    private static func groups<Key: Equatable>(by key: (DiffMetric) -> Key) -> [(key: Key, metrics: [DiffMetric])] {
        DiffMetric.all.reduce(into: []) { groups, metric in
            if let index = groups.firstIndex(where: { $0.key == key(metric) }) {
                groups[index].metrics.append(metric)
            } else {
                groups.append((key(metric), [metric]))
            }
        }
    }
}
