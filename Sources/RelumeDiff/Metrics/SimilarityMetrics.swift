extension DiffMetric {
    /// Structural similarity: the mean over all windows inside the picture and over channels of
    ///
    ///     (2 mx my + C1) (2 vxy + C2) / ((mx^2 + my^2 + C1) (vx + vy + C2))
    ///
    /// with weighted means, variances and covariance in an 11 x 11 Gaussian window of sigma 1.5, C1 = (.01 MAX)^2,
    /// C2 = (.03 MAX)^2. 1 for equal pictures; passes from the limit on. Source: Z. Wang et al., "Image quality
    /// assessment: from error visibility to structural similarity", 2004.
    public static func structuralSimilarity(limit: Double = 0.99) -> DiffMetric {
        let row = MetricRow(
            name: "ssim", summary: "similarity", thresholds: 0...1, shortestSide: StructuralSimilarity.window,
            measure: .score(.atLeast) { pair, _, jobs in StructuralSimilarity.index(pair, jobs: jobs) })
        return DiffMetric(row, threshold: limit)
    }

    /// SSIM over five scales, each half the one before: the product of the mean contrast-structure factors of the first
    /// four and the mean index of the fifth, to the powers .0448 .2856 .3001 .2363 .1333, a negative mean taken as 0.
    /// Source: Z. Wang, E. Simoncelli, A. Bovik, "Multiscale structural similarity for image quality assessment", 2003.
    public static func multiscaleSimilarity(limit: Double = 0.99) -> DiffMetric {
        let row = MetricRow(
            name: "ms-ssim", summary: "similarity", thresholds: 0...1,
            shortestSide: StructuralSimilarity.shortestSideOfScales,
            measure: .score(.atLeast) { pair, _, jobs in StructuralSimilarity.multiscaleIndex(pair, jobs: jobs) })
        return DiffMetric(row, threshold: limit)
    }
}
