import RelumeActivations

/// A table of how values are distributed before and after, a line for each channel.
struct StatisticsTable {
    private static let head = [
        "", "channel", "mean", "std", "min", "5 %", "median", "95 %", "max", "zeros", "negative", "saturated",
        "not finite",
    ]

    /// The table's lines, columns aligned, and one for dead channels where there are any.
    let lines: [String]

    init(_ statistics: ValueStatistics) {
        var rows = [Self.head]
        var notes: [String] = []
        for side in Side.allCases {
            let batch = statistics[side]
            rows.append(Self.row(side.rawValue, "all", batch.overall))
            if batch.channels.count > 1 {
                rows += batch.channels.enumerated().map { Self.row("", "\($0)", $1) }
            }
            let dead = batch.deadChannels.map(String.init).joined(separator: ", ")
            if !dead.isEmpty { notes.append("\(side.rawValue): every value is 0 in channel \(dead)") }
        }
        let widths = Self.head.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        lines = rows.map { Self.aligned($0, widths) } + notes
    }

    private static func row(_ side: String, _ channel: String, _ values: ValueDistribution) -> [String] {
        let numbers = [
            values.mean, values.standardDeviation, values.minimum.map(Double.init),
            values.percentile(5).map(Double.init), values.percentile(50).map(Double.init),
            values.percentile(95).map(Double.init), values.maximum.map(Double.init),
        ]
        let shares = [values.sparsity, values.negativeShare, values.saturatedShare, values.nonFiniteShare]
        return [side, channel] + numbers.map { $0.map(short) ?? "-" } + shares.map { $0.map(percent) ?? "-" }
    }

    /// The first column to the left, the others to the right.
    private static func aligned(_ row: [String], _ widths: [Int]) -> String {
        let cells = zip(row, widths).enumerated().map { column, cell in
            let blanks = String(repeating: " ", count: cell.1 - cell.0.count)
            return column == 0 ? cell.0 + blanks : blanks + cell.0
        }
        return cells.joined(separator: "  ")
    }

    private static func percent(_ share: Double) -> String {
        let tenths = Int((share * 1000).rounded())
        return "\(tenths / 10).\(tenths % 10) %"
    }

    /// Four significant digits: 0.4914, -12.35, 1.2e-07.
    private static func short(_ number: Double) -> String {
        var (mantissa, exponent) = (abs(number), 0)
        while mantissa >= 10 { (mantissa, exponent) = (mantissa / 10, exponent + 1) }
        while mantissa > 0, mantissa < 1 { (mantissa, exponent) = (mantissa * 10, exponent - 1) }
        let digits = (mantissa * 1000).rounded()
        let power = (0..<abs(exponent - 3)).reduce(1.0) { power, _ in power * 10 }
        // Powers up to 10^22 are exact, so that the quotient is the decimal's nearest number, and prints as that.
        let isPlain = (-5..<16).contains(exponent)
        let value = isPlain ? (exponent < 3 ? digits / power : digits * power) : digits / 1000
        let text = "\(number < 0 ? -value : value)"
        return (text.hasSuffix(".0") ? String(text.dropLast(2)) : text) + (isPlain ? "" : "e\(exponent)")
    }
}
