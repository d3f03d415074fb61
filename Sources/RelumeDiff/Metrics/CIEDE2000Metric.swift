import RelumeKernels

extension DiffMetric {
    /// The CIEDE2000 color difference with kL = kC = kH = 1 of sRGB colors over white (D65, CIE 1931 2 degrees); above
    /// the threshold the pixel differs. 2.3 is about what an eye just notices. Source: G. Sharma, W. Wu, E. Dalal, "The
    /// CIEDE2000 color-difference formula", 2005.
    public static func ciede2000(threshold: Double = 2.3) -> DiffMetric {
        let row = MetricRow(
            name: "ciede2000", summary: "color difference", thresholds: 0...100,
            measure: .color { threshold, _ in .ciede2000(threshold: threshold) })
        return DiffMetric(row, threshold: threshold)
    }
}
