import RelumeDiff
import Testing

@testable import RelumeCLI

/// What help says about metrics.
struct MetricsHelpTests {
    @Test(arguments: DiffMetric.all)
    func `Every metric stands in one line with its own words`(metric: DiffMetric) {
        let lines = MetricsHelp.lines.split(separator: "\n").filter { line in
            line.split(separator: "  ")[0].split(separator: ", ").contains { $0 == metric.name }
        }
        #expect(lines.count == 1 && lines.allSatisfy { $0.contains("  " + metric.help) })
        #expect(lines.allSatisfy { $0.hasSuffix(" (default)") } == (metric == .exact))
    }

    @Test func `Thresholds are told from the smallest range to the largest`() {
        #expect(
            MetricsHelp.largestThresholds
                == "1 (pixelmatch, ssim, ms-ssim), 100 (ciede2000), 1000 (psnr), 65535 (others)")
    }
}
