import RelumeKernels

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

extension DiffMetric {
    /// The largest |expected - actual| of any sample, in the pictures' own steps.
    public static func maximumError(limit: Double = 0) -> DiffMetric {
        DiffMetric(.steps(name: "max-error") { Double($0.maximum) }, threshold: limit)
    }

    /// The mean of |expected - actual| over all samples, in the pictures' own steps.
    public static func meanError(limit: Double = 0) -> DiffMetric {
        DiffMetric(.steps(name: "mean-error") { $0.mean }, threshold: limit)
    }

    /// The root of the mean squared difference of all samples, in the pictures' own steps.
    public static func rootMeanSquareError(limit: Double = 0) -> DiffMetric {
        DiffMetric(.steps(name: "rmse") { $0.meanSquare.squareRoot() }, threshold: limit)
    }

    /// Peak signal-to-noise ratio, 10 log10(MAX^2 / MSE) dB with MAX 255 or 65535; infinite for equal pictures. Passes
    /// from the limit on.
    public static func peakSignalToNoise(limit: Double = 40) -> DiffMetric {
        let row = MetricRow(
            name: "psnr", summary: "in dB", thresholds: 0...1000,
            measure: .score(.atLeast) { pair, errors, _ in 10 * log10(pair.peak * pair.peak / errors.meanSquare) })
        return DiffMetric(row, threshold: limit)
    }
}

extension MetricRow {
    /// A score in the pictures' own steps, the fewer the better.
    fileprivate static func steps(
        name: String, _ score: @escaping @Sendable (SampleErrors) -> Double
    ) -> MetricRow {
        MetricRow(
            name: name, summary: "in steps of the samples", thresholds: 0...65535,
            measure: .score(.atMost) { _, errors, _ in score(errors) })
    }
}

/// The errors over all compared samples.
struct SampleErrors {
    let maximum: Int
    let mean: Double
    let meanSquare: Double

    init(_ pair: PicturePair, _ sums: DiffSums) {
        let samples = Double((pair.pixels - pair.ignoredPixels) * pair.channels)
        maximum = sums.largest
        mean = Double(sums.absolute) / samples
        meanSquare = Double(sums.squared) / samples
    }
}
