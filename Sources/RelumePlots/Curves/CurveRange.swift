/// Chooses the range of values that a figure of curves shows.
enum CurveRange {
    /// The share of the range that is left free above and below.
    private static let margin = 0.05

    /// The range for functions and their gradients with these values on an interval of `width`.
    ///
    /// All of them, unless one grows so much more than the others that they would look flat: a curve is followed as far
    /// as the interval is wide, or as the lower half of the functions go.
    static func choose(functions: [[Float]], gradients: [[Float]] = [], width: Double) -> ClosedRange<Double> {
        let ranges = (functions + gradients).compactMap(finiteRange)
        guard !ranges.isEmpty else { return -1...1 }
        let spans = functions.compactMap(finiteRange).map(span).sorted()
        let limit = max(width, spans.isEmpty ? 0 : spans[(spans.count - 1) / 2])
        let followed = ranges.filter { span($0) <= limit }
        let all = union(ranges)
        guard !followed.isEmpty else { return padded(all) }
        let core = union(followed)
        let low = max(all.lowerBound, min(core.lowerBound, core.upperBound - limit))
        let high = min(all.upperBound, max(core.upperBound, core.lowerBound + limit))
        return padded(low...high)
    }

    private static func span(_ range: ClosedRange<Double>) -> Double { range.upperBound - range.lowerBound }

    private static func finiteRange(_ values: [Float]) -> ClosedRange<Double>? {
        let finite = values.filter(\.isFinite)
        guard let least = finite.min(), let greatest = finite.max() else { return nil }
        return Double(least)...Double(greatest)
    }

    private static func union(_ ranges: [ClosedRange<Double>]) -> ClosedRange<Double> {
        ranges.dropFirst().reduce(ranges[0]) {
            min($0.lowerBound, $1.lowerBound)...max($0.upperBound, $1.upperBound)
        }
    }

    /// Some room around; around a level line, which may be so but for rounding errors, as much as it is high.
    private static func padded(_ range: ClosedRange<Double>) -> ClosedRange<Double> {
        let size = max(abs(range.lowerBound), abs(range.upperBound))
        let span = span(range)
        guard span > size * 1e-6 else {
            let room = size == 0 ? 1 : size
            return range.lowerBound - room...range.upperBound + room
        }
        return range.lowerBound - margin * span...range.upperBound + margin * span
    }
}
