import RelumeKernels

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// The number that a score metric gives, and what its limit says to it.
struct DiffScore {
    let value: Double
    let passes: Bool
    let decision: String

    /// The score of a pair by `metric`; nil for metrics that decide pixel by pixel.
    init?(_ metric: DiffMetric, _ pair: PicturePair, _ sums: DiffSums, jobs: Int) {
        let errors = SampleErrors(pair, sums)
        switch metric {
        case .exact, .pixelmatch71, .pixelmatch72, .ciede2000: return nil
        case .maximumError(let limit): self.init(metric, Double(errors.maximum), atMost: limit)
        case .meanError(let limit): self.init(metric, errors.mean, atMost: limit)
        case .rootMeanSquareError(let limit): self.init(metric, errors.meanSquare.squareRoot(), atMost: limit)
        case .peakSignalToNoise(let limit):
            self.init(metric, 10 * log10(pair.peak * pair.peak / errors.meanSquare), atLeast: limit)
        case .structuralSimilarity(let limit):
            self.init(metric, StructuralSimilarity.index(pair, jobs: jobs), atLeast: limit)
        case .multiscaleSimilarity(let limit):
            self.init(metric, StructuralSimilarity.multiscaleIndex(pair, jobs: jobs), atLeast: limit)
        }
    }

    private init(_ metric: DiffMetric, _ value: Double, atMost limit: Double) {
        self.value = value
        passes = value <= limit
        decision = "\(metric.name) \(value) \(passes ? "is within" : "is above") the limit of \(limit)"
    }

    private init(_ metric: DiffMetric, _ value: Double, atLeast limit: Double) {
        self.value = value
        passes = value >= limit
        decision = "\(metric.name) \(value) \(passes ? "is not below" : "is below") the limit of \(limit)"
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
