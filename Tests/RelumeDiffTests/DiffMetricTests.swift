import RelumeCore
import RelumeDiff
import Testing

/// The list of metrics, over everything that stands on it.
struct DiffMetricTests {
    @Test(arguments: DiffMetric.all)
    func `A metric is found by its name, and no other has it`(metric: DiffMetric) throws {
        #expect(try DiffMetric(parsing: metric.name) == metric)
        #expect(DiffMetric.all.count { $0.name == metric.name } == 1)
        #expect(metric.identifier.hasPrefix(metric.name + "/"))
    }

    @Test(arguments: DiffMetric.all)
    func `The default threshold makes sense and can be replaced`(metric: DiffMetric) {
        #expect(DiffOptions(metric: metric).fault == nil)
        let other = metric.withThreshold(0.5)
        #expect(other.name == metric.name && (other == metric) == (metric == .exact))
        #expect(other.threshold == (metric == .exact ? nil : 0.5))
    }

    @Test(arguments: DiffMetric.all)
    func `Only pixelmatch tells anti-aliased pixels apart`(metric: DiffMetric) {
        #expect((metric.countingAntialiased(true) != metric) == metric.name.hasPrefix("pixelmatch"))
        #expect(metric.countingAntialiased(true).countingAntialiased(false) == metric)
    }

    @Test func `An unknown name is refused with all there are`() {
        let error = #expect(throws: RelumeError.self) { try DiffMetric(parsing: "ssim2") }
        for metric in DiffMetric.all { #expect(error?.description.contains(metric.name) == true, "\(metric.name)") }
    }
}
