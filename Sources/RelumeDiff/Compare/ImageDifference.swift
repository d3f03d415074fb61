/// By how much two pictures differ, and where.
public struct ImageDifference: Hashable, Sendable {
    /// A pixel and its samples in both pictures, alpha last where one of them has it.
    public struct Pixel: Hashable, Sendable {
        /// The column.
        public let x: Int
        /// The row.
        public let y: Int
        /// The expected samples.
        public let expected: [Int]
        /// The actual samples.
        public let actual: [Int]
    }

    /// The metric with its version, such as `pixelmatch-7.2/1`.
    public internal(set) var metric: String
    /// The metric's threshold or limit; nil for `exact`.
    public internal(set) var threshold: Double?
    /// The number that a score metric gave.
    public internal(set) var score: Double?
    /// Pixels that differ by the metric; for a score metric, those with any sample beyond the channel delta.
    public internal(set) var differingPixels: Int
    /// Pixels excused as anti-aliasing.
    public internal(set) var antialiasedPixels: Int
    /// Pixels that were compared, all but the ignored ones.
    public internal(set) var comparedPixels: Int
    /// Pixels that were ignored.
    public internal(set) var ignoredPixels: Int
    /// The smallest rectangle that holds every differing pixel.
    public internal(set) var boundingBox: PixelRect?
    /// The differing pixel whose samples are furthest apart in sum, the first in reading order of several.
    public internal(set) var worstPixel: Pixel?
    /// N of the N x N window, cut to the picture's size.
    public internal(set) var windowSize: Int
    /// The largest number of differing pixels in any such window.
    public internal(set) var largestWindowCount: Int
    /// The largest |expected - actual| of any sample, whether the pixel counts as different or not.
    public internal(set) var maximumError: Int
    /// The mean of |expected - actual| over all compared samples.
    public internal(set) var meanError: Double
    /// The root of the mean squared difference over all compared samples.
    public internal(set) var rootMeanSquareError: Double
    /// Which limit decided, as a sentence.
    public internal(set) var decision: String

    /// The share of the compared pixels that differ.
    public var ratio: Double { Double(differingPixels) / Double(comparedPixels) }
}

extension ImageDifference: CustomStringConvertible {
    /// `106 of 131072 pixels (0.081 %) by pixelmatch-7.1/1 in 3,4,20,9, ...; no pixel may differ`.
    public var description: String {
        var parts = ["\(differingPixels) of \(comparedPixels) pixels (\(percent) %) by \(metric)"]
        if let score { parts.append("score \(score)") }
        if let boundingBox { parts.append("in \(boundingBox)") }
        if let worst = worstPixel {
            parts.append("worst at \(worst.x),\(worst.y): expected \(worst.expected), actual \(worst.actual)")
        }
        return parts.joined(separator: ", ") + "; " + decision
    }

    /// The ratio in percent with three digits, never 0 for what differs.
    private var percent: String {
        let thousandths = Int((ratio * 100_000).rounded(.up))
        let fraction = String(thousandths % 1000 + 1000).dropFirst()
        return "\(thousandths / 1000).\(fraction)"
    }
}
