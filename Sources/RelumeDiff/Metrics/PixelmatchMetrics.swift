import RelumeKernels

extension DiffMetric {
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
    public static func pixelmatch71(threshold: Double = 0.1, countsAntialiased: Bool = false) -> DiffMetric {
        let row = MetricRow(
            name: "pixelmatch-7.1", summary: "color difference in YIQ", thresholds: 0...1, excusesAntialiasing: true,
            measure: .color { .pixelmatch71(threshold: $0, countsAntialiased: $1) })
        return DiffMetric(row, threshold: threshold, countsAntialiased: countsAntialiased)
    }

    /// pixelmatch from 7.2 on: OKLab with the lightness Lr, HyAB distance:
    ///
    ///     |dLr| + sqrt(da^2 + db^2) > threshold
    ///
    /// Black to white is 1. Source: B. Ottosson, "A perceptual color space for image processing", 2020 (Lr: "Okhsv and
    /// Okhsl", 2021, k1 = .206, k2 = .03); S. Abasi et al., "Distance metrics for very large color differences", 2020.
    /// The table sizes that its exact counts depend on are in the kernel.
    public static func pixelmatch72(threshold: Double = 0.1, countsAntialiased: Bool = false) -> DiffMetric {
        let row = MetricRow(
            name: "pixelmatch-7.2", summary: "color difference in OKLab", thresholds: 0...1, excusesAntialiasing: true,
            measure: .color { .pixelmatch72(threshold: $0, countsAntialiased: $1) })
        return DiffMetric(row, threshold: threshold, countsAntialiased: countsAntialiased)
    }
}
