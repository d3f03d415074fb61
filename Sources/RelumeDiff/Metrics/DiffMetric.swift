public import RelumeCore

/// How the difference of two pictures is measured.
///
/// The first four decide pixel by pixel; ``DiffTolerance`` says how many may differ. The others give one number for the
/// whole picture, and a limit on it decides. Every metric has a version, which changes when its numbers would.
///
/// Alpha: a picture without alpha is one whose alpha is full everywhere. `pixelmatch` and `ciede2000` look at the blended
/// color; every other metric takes alpha as one more channel, so fully transparent pixels of different colors differ.
///
/// 16-bit pictures are compared as 16-bit: their samples are never rounded to 8. The color metrics, whose constants are
/// made for 0...255, get sample / 257 with its fraction.
public enum DiffMetric: Hashable, Sendable {
    /// Any sample differs (by more than ``DiffTolerance/channelDelta``).
    case exact
    /// pixelmatch up to 7.1. With dR, dG, dB the differences of the channels in 0...255:
    ///
    ///     Y = .29889531 dR + .58662247 dG + .11448223 dB
    ///     I = .59597799 dR - .27417610 dG - .32180189 dB
    ///     Q = .21147017 dR - .52261711 dG + .31114694 dB
    ///     .5053 Y^2 + .299 I^2 + .1957 Q^2 > 35215 threshold^2
    ///
    /// Where a pixel is transparent both lie on a pattern that depends on the position. Source: Y. Kotsarenko, F. Ramos,
    /// "Measuring perceived color difference using YIQ NTSC transmission color space in mobile applications", 2010;
    /// constants as mapbox/pixelmatch 7.1.0. For anti-aliasing see ``DiffMark/antialiased``.
    case pixelmatch71(threshold: Double = 0.1, countsAntialiased: Bool = false)
    /// pixelmatch from 7.2 on: OKLab with the lightness Lr, HyAB distance:
    ///
    ///     |dLr| + sqrt(da^2 + db^2) > threshold
    ///
    /// Black to white is 1. Source: B. Ottosson, "A perceptual color space for image processing", 2020 (Lr: "Okhsv and
    /// Okhsl", 2021, k1 = .206, k2 = .03); S. Abasi et al., "Distance metrics for very large color differences", 2020.
    /// The table sizes that its exact counts depend on are in the kernel.
    case pixelmatch72(threshold: Double = 0.1, countsAntialiased: Bool = false)
    /// The CIEDE2000 color difference with kL = kC = kH = 1 of sRGB colors over white (D65, CIE 1931 2 degrees); above
    /// the threshold the pixel differs. 2.3 is about what an eye just notices. Source: G. Sharma, W. Wu, E. Dalal, "The
    /// CIEDE2000 color-difference formula", 2005.
    case ciede2000(threshold: Double = 2.3)
    /// The largest |expected - actual| of any sample, in the pictures' own steps.
    case maximumError(limit: Double = 0)
    /// The mean of |expected - actual| over all samples, in the pictures' own steps.
    case meanError(limit: Double = 0)
    /// The root of the mean squared difference of all samples, in the pictures' own steps.
    case rootMeanSquareError(limit: Double = 0)
    /// Peak signal-to-noise ratio, 10 log10(MAX^2 / MSE) dB with MAX 255 or 65535; infinite for equal pictures. Passes
    /// from the limit on.
    case peakSignalToNoise(limit: Double = 40)
    /// Structural similarity: the mean over all windows inside the picture and over channels of
    ///
    ///     (2 mx my + C1) (2 vxy + C2) / ((mx^2 + my^2 + C1) (vx + vy + C2))
    ///
    /// with weighted means, variances and covariance in an 11 x 11 Gaussian window of sigma 1.5, C1 = (.01 MAX)^2,
    /// C2 = (.03 MAX)^2. 1 for equal pictures; passes from the limit on. Source: Z. Wang et al., "Image quality
    /// assessment: from error visibility to structural similarity", 2004.
    case structuralSimilarity(limit: Double = 0.99)
    /// SSIM over five scales, each half the one before: the product of the mean contrast-structure factors of the first
    /// four and the mean index of the fifth, to the powers .0448 .2856 .3001 .2363 .1333, a negative mean taken as 0.
    /// Source: Z. Wang, E. Simoncelli, A. Bovik, "Multiscale structural similarity for image quality assessment", 2003.
    case multiscaleSimilarity(limit: Double = 0.99)
}

extension DiffMetric {
    /// The name on the command line.
    public var name: String {
        switch self {
        case .exact: "exact"
        case .pixelmatch71: "pixelmatch-7.1"
        case .pixelmatch72: "pixelmatch-7.2"
        case .ciede2000: "ciede2000"
        case .maximumError: "max-error"
        case .meanError: "mean-error"
        case .rootMeanSquareError: "rmse"
        case .peakSignalToNoise: "psnr"
        case .structuralSimilarity: "ssim"
        case .multiscaleSimilarity: "ms-ssim"
        }
    }

    /// The name and the version, as every result carries it: `ssim/1`, `pixelmatch-7.2/1`.
    public var identifier: String { name + "/1" }

    /// Every metric with its defaults.
    public static let all: [DiffMetric] = [
        .exact, .pixelmatch71(), .pixelmatch72(), .ciede2000(), .maximumError(), .meanError(), .rootMeanSquareError(),
        .peakSignalToNoise(), .structuralSimilarity(), .multiscaleSimilarity(),
    ]

    /// The threshold of a pixel metric or the limit of a score; nil for `exact`.
    public var threshold: Double? {
        switch self {
        case .exact: nil
        case .pixelmatch71(let value, _), .pixelmatch72(let value, _), .ciede2000(let value): value
        case .maximumError(let value), .meanError(let value), .rootMeanSquareError(let value): value
        case .peakSignalToNoise(let value), .structuralSimilarity(let value), .multiscaleSimilarity(let value): value
        }
    }

    /// The thresholds or limits that make sense: what the metric can give, and for `psnr`, which is infinite for equal
    /// pictures, 1000 dB, far more than any difference leaves.
    public var thresholds: ClosedRange<Double> {
        switch self {
        case .exact: 0...0
        case .pixelmatch71, .pixelmatch72, .structuralSimilarity, .multiscaleSimilarity: 0...1
        case .ciede2000: 0...100
        case .maximumError, .meanError, .rootMeanSquareError: 0...65535
        case .peakSignalToNoise: 0...1000
        }
    }

    /// The same metric with another threshold or limit; `exact` has none and stays as it is.
    public func withThreshold(_ value: Double) -> DiffMetric {
        switch self {
        case .exact: .exact
        case .pixelmatch71(_, let counts): .pixelmatch71(threshold: value, countsAntialiased: counts)
        case .pixelmatch72(_, let counts): .pixelmatch72(threshold: value, countsAntialiased: counts)
        case .ciede2000: .ciede2000(threshold: value)
        case .maximumError: .maximumError(limit: value)
        case .meanError: .meanError(limit: value)
        case .rootMeanSquareError: .rootMeanSquareError(limit: value)
        case .peakSignalToNoise: .peakSignalToNoise(limit: value)
        case .structuralSimilarity: .structuralSimilarity(limit: value)
        case .multiscaleSimilarity: .multiscaleSimilarity(limit: value)
        }
    }

    /// The same metric, anti-aliased pixels counted or not; only the pixelmatch metrics tell them apart.
    public func countingAntialiased(_ counts: Bool) -> DiffMetric {
        switch self {
        case .pixelmatch71(let threshold, _): .pixelmatch71(threshold: threshold, countsAntialiased: counts)
        case .pixelmatch72(let threshold, _): .pixelmatch72(threshold: threshold, countsAntialiased: counts)
        default: self
        }
    }

    /// Finds a metric by its name, with its default threshold.
    ///
    /// - Throws: `invalidArgument` for an unknown name.
    public init(parsing name: String) throws(RelumeError) {
        guard let metric = DiffMetric.all.first(where: { $0.name == name }) else {
            let names = DiffMetric.all.map(\.name).joined(separator: ", ")
            throw RelumeError(.invalidArgument, "there is no metric \"\(name)\"; choose one of \(names)")
        }
        self = metric
    }
}
