public import RelumeImages

/// How many pixels may differ, and from what on a sample does.
public struct DiffTolerance: Hashable, Sendable {
    /// The largest number of differing pixels. With neither this nor a ratio, no pixel may differ.
    public var maxDifferingPixels: Int?
    /// The largest share of the compared pixels, 0...1. With both limits, both must hold.
    public var maxDifferingRatio: Double?
    /// Pixels whose every sample is at most this far apart do not differ, whatever the metric; in the pictures' own
    /// steps, of which 16-bit pictures have 65535.
    public var channelDelta: Int

    /// Makes a tolerance; nothing given allows nothing.
    public init(maxDifferingPixels: Int? = nil, maxDifferingRatio: Double? = nil, channelDelta: Int = 0) {
        self.maxDifferingPixels = maxDifferingPixels
        self.maxDifferingRatio = maxDifferingRatio
        self.channelDelta = channelDelta
    }
}

/// How two pictures are compared.
public struct DiffOptions: Sendable, Equatable {
    /// The measure.
    public var metric: DiffMetric
    /// What is let pass.
    public var tolerance: DiffTolerance
    /// Pixels in these rectangles are taken as equal and are not counted. What lies outside a picture has no effect.
    public var ignoredRegions: [PixelRect]
    /// A picture of the same size: where its first channel is 0 (black), or it is fully transparent, pixels are compared;
    /// everywhere else they are ignored.
    public var ignoreMask: PixelImage?
    /// N of the N x N window whose largest count of differing pixels is reported; cut to the picture's size.
    public var windowSize: Int

    /// Makes options; exact equality unless told otherwise.
    public init(
        metric: DiffMetric = .exact, tolerance: DiffTolerance = DiffTolerance(), ignoredRegions: [PixelRect] = [],
        ignoreMask: PixelImage? = nil, windowSize: Int = 32
    ) {
        self.metric = metric
        self.tolerance = tolerance
        self.ignoredRegions = ignoredRegions
        self.ignoreMask = ignoreMask
        self.windowSize = windowSize
    }

    /// For pictures rendered on another CPU, compiler or system: `pixelmatch-7.2` at threshold 0.02, a few steps of an
    /// 8-bit gray, anti-aliasing not counted, and one pixel in a thousand may be further off.
    public static let crossArchitecture = DiffOptions(
        metric: .pixelmatch72(threshold: 0.02), tolerance: DiffTolerance(maxDifferingRatio: 0.001))

    /// What is wrong with the options, whatever the pictures; nil if nothing is. With a fault nothing is compared.
    ///
    /// A threshold must be one of ``DiffMetric/thresholds``: infinity would let everything pass.
    public var fault: String? {
        if let threshold = metric.threshold, !metric.thresholds.contains(threshold) {
            let most = metric.thresholds.upperBound
            return "the threshold of \(metric.name) must be 0 or more, at most \(most), not \(threshold)"
        }
        if let pixels = tolerance.maxDifferingPixels, pixels < 0 {
            return "the number of pixels that may differ must be 0 or more, not \(pixels)"
        }
        if let ratio = tolerance.maxDifferingRatio, !(0...1).contains(ratio) {
            return "the ratio of pixels that may differ must be from 0 to 1, not \(ratio)"
        }
        if !(0...65535).contains(tolerance.channelDelta) {
            return "the channel delta must be 0 or more, at most 65535, not \(tolerance.channelDelta)"
        }
        return windowSize < 1 ? "the window must be at least 1 pixel wide, not \(windowSize)" : nil
    }

    /// Whether every pixel is compared.
    var comparesEveryPixel: Bool { ignoredRegions.isEmpty && ignoreMask == nil }
}
