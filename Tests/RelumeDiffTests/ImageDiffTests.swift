import RelumeCodecs
import RelumeCore
import RelumeDiff
import RelumeImages
import Testing

/// What comparing gives, and what decides it.
struct ImageDiffTests {
    /// ``TestPictures/flat`` with 5 pixels changed in a row from (10, 20) on, the third by most.
    private let changed = TestPictures.make(width: 40, height: 30) { y, x, c in
        y == 20 && (10..<15).contains(x) ? (x == 12 && c == 1 ? 200 : 110) : 100
    }

    @Test(arguments: DiffMetric.all)
    func `Equal pictures are identical by every metric`(metric: DiffMetric) {
        let result = ImageDiff.compare(
            TestPictures.pattern, TestPictures.pattern, options: DiffOptions(metric: metric)
        ).result
        #expect(result == .identical)
    }

    @Test(arguments: DiffMetric.all, [1, 2, 3, 8])
    func `The number of jobs changes nothing`(metric: DiffMetric, jobs: Int) {
        let options = DiffOptions(metric: metric, windowSize: 7)
        // More than one chunk of pixels, and more than one tile.
        let wide = TestPictures.make(width: 600, height: 200) { y, x, c in (x * 5 + y * 3 + c) % 256 }
        let other = TestPictures.make(width: 600, height: 200) { y, x, c in
            (x * 5 + y * 3 + c + (x * y % 9 == 0 ? 40 : 0)) % 256
        }
        let alone = ImageDiff.compare(wide, other, options: options, jobs: 1)
        let together = ImageDiff.compare(wide, other, options: options, jobs: jobs)
        #expect(alone.result == together.result && alone.marks == together.marks)
    }

    @Test func `The difference says how much and where`() throws {
        let comparison = ImageDiff.compare(TestPictures.flat, changed, options: DiffOptions(windowSize: 3))
        guard case .different(let difference) = comparison.result else { throw Unexpected(comparison.result) }
        #expect(difference.metric == "exact/1" && difference.differingPixels == 5 && difference.comparedPixels == 1200)
        #expect(difference.boundingBox == PixelRect(x: 10, y: 20, width: 5, height: 1))
        #expect(difference.largestWindowCount == 3 && difference.windowSize == 3)
        #expect(difference.worstPixel?.x == 12 && difference.worstPixel?.y == 20)
        #expect(
            difference.worstPixel?.expected == [100, 100, 100] && difference.worstPixel?.actual == [110, 200, 110])
        #expect(difference.maximumError == 100 && difference.decision == "no pixel may differ")
        #expect(comparison.marks?[x: 12, y: 20] == .different && comparison.marks?[x: 9, y: 20] == .same)
    }

    @Test(arguments: [
        (DiffTolerance(maxDifferingPixels: 5), true, "5 differing pixels are within the limit of 5"),
        (DiffTolerance(maxDifferingPixels: 4), false, "5 differing pixels are more than the limit of 4"),
        (DiffTolerance(maxDifferingRatio: 0.005), true, "within the limit of 0.005"),
        (DiffTolerance(maxDifferingRatio: 0.004), false, "above the limit of 0.004"),
        (DiffTolerance(maxDifferingPixels: 9, maxDifferingRatio: 0.004), false, "above the limit of 0.004"),
        (DiffTolerance(channelDelta: 9), false, "no pixel may differ"),
        (DiffTolerance(channelDelta: 100), true, "no compared pixel differs"),
        (DiffTolerance(maxDifferingPixels: 1, channelDelta: 10), true, "1 differing pixels are within"),
    ])
    func `A tolerance decides and says so`(tolerance: DiffTolerance, passes: Bool, decision: String) {
        let result = ImageDiff.compare(TestPictures.flat, changed, options: DiffOptions(tolerance: tolerance)).result
        #expect(result.passes == passes)
        #expect(result.difference?.decision.contains(decision) == true, "\(result)")
    }

    @Test(arguments: [0.0, 1, 1.25], [true, false])
    func `A score's limit decides`(limit: Double, passes: Bool) {
        let metric = DiffMetric.meanError(limit: passes ? 10 : limit / 1000)
        let result = ImageDiff.compare(TestPictures.flat, changed, options: DiffOptions(metric: metric)).result
        #expect(result.passes == passes)
        #expect(result.difference?.decision.hasPrefix("mean-error") == true)
    }

    @Test func `Ignored regions and masks leave pixels out`() throws {
        var options = DiffOptions(ignoredRegions: [PixelRect(x: 12, y: 0, width: 100, height: 100)])
        let region = ImageDiff.compare(TestPictures.flat, changed, options: options).result
        #expect(region.difference?.differingPixels == 2 && region.difference?.ignoredPixels == 28 * 30)
        options.ignoreMask = TestPictures.make(width: 40, height: 30, channels: 1) { y, _, _ in y == 20 ? 255 : 0 }
        let both = ImageDiff.compare(TestPictures.flat, changed, options: options).result
        #expect(both.passes && both != .identical)
        options.ignoreMask = TestPictures.flat
        let everything = ImageDiff.compare(TestPictures.flat, TestPictures.flat, options: options).result
        #expect(everything == .notComparable("every pixel is ignored; leave some to be compared"))
        options.ignoreMask = TestPictures.pattern
        #expect(!ImageDiff.compare(TestPictures.flat, changed, options: options).result.passes)
    }

    @Test func `Other sizes, color types and depths are not compared`() {
        let size = ImageDiff.compare(TestPictures.flat, TestPictures.pattern).result
        guard case .sizeMismatch(let expected, let actual) = size else {
            Issue.record("\(size)")
            return
        }
        #expect("\(expected)" == "40 x 30" && "\(actual)" == "203 x 180" && !size.passes)
        let gray = TestPictures.make(width: 40, height: 30, channels: 1) { _, _, _ in 100 }
        let deep = TestPictures.make16(width: 40, height: 30) { _, _, _ in 25700 }
        for other in [gray, deep] {
            let result = ImageDiff.compare(TestPictures.flat, other).result
            guard case .notComparable = result else {
                Issue.record("\(result)")
                return
            }
        }
    }

    @Test func `A picture without alpha is opaque`() {
        let opaque = TestPictures.make(width: 40, height: 30, channels: 4) { _, _, c in c == 3 ? 255 : 100 }
        let clear = TestPictures.make(width: 40, height: 30, channels: 4) { _, _, c in c == 3 ? 254 : 100 }
        #expect(ImageDiff.compare(TestPictures.flat, opaque).result == .identical)
        #expect(ImageDiff.compare(opaque, TestPictures.flat).result == .identical)
        #expect(ImageDiff.compare(TestPictures.flat, clear).result.difference?.differingPixels == 1200)
    }

    @Test(arguments: DiffMetric.all.filter { $0.name != "ms-ssim" })
    func `One step of 16 bits is seen`(metric: DiffMetric) throws {
        let expected = TestPictures.make16(width: 20, height: 20) { y, x, _ in 1000 + 7 * x * y }
        let actual = TestPictures.make16(width: 20, height: 20) { y, x, _ in 1000 + 7 * x * y + (x == 3 ? 1 : 0) }
        let result = ImageDiff.compare(expected, actual, options: DiffOptions(metric: metric)).result
        let difference = try #require(result.difference)
        #expect(difference.maximumError == 1)
        #expect(metric != .exact || difference.differingPixels == 20)
    }

    @Test func `16-bit samples give the color metrics the counts of 8-bit ones`() throws {
        func widened(_ image: PixelImage) throws -> PixelImage {
            let tensor = try #require(image.tensor(of: UInt8.self))
            return TestPictures.make16(width: image.width, height: image.height) { y, x, c in
                Int(tensor.scalars[(y * image.width + x) * 3 + c]) * 257
            }
        }
        for metric in [DiffMetric.pixelmatch71(), .pixelmatch72(), .ciede2000()] {
            let options = DiffOptions(metric: metric)
            let narrow = ImageDiff.compare(TestPictures.pattern, TestPictures.changedPattern, options: options)
            let wide = ImageDiff.compare(
                try widened(TestPictures.pattern), try widened(TestPictures.changedPattern), options: options)
            #expect(narrow.marks == wide.marks)
        }
    }

    @Test(arguments: [
        DiffOptions(metric: .pixelmatch71(threshold: -1)), DiffOptions(metric: .ciede2000(threshold: .nan)),
        DiffOptions(tolerance: DiffTolerance(maxDifferingPixels: -1)),
        DiffOptions(tolerance: DiffTolerance(maxDifferingRatio: 1.5)),
        DiffOptions(tolerance: DiffTolerance(maxDifferingRatio: .nan)),
        DiffOptions(tolerance: DiffTolerance(channelDelta: -1)), DiffOptions(windowSize: 0),
        DiffOptions(tolerance: DiffTolerance(channelDelta: 65536)),
    ])
    func `Options without sense do not pass`(options: DiffOptions) throws {
        #expect(!ImageDiff.compare(TestPictures.flat, TestPictures.flat, options: options).result.passes)
        let bytes = try PNGEncoder.encode(TestPictures.flat)
        #expect(!ImageDiff.compare(expectedBytes: bytes, actualBytes: bytes, options: options).result.passes)
    }

    @Test(arguments: DiffMetric.all.filter { $0 != .exact }, [Double.infinity, .nan, -1, 1e300])
    func `A threshold that no difference exceeds lets nothing pass`(metric: DiffMetric, threshold: Double) {
        let options = DiffOptions(metric: metric.withThreshold(threshold))
        #expect(options.fault?.contains(metric.name) == true)
        let result = ImageDiff.compare(TestPictures.pattern, TestPictures.changedPattern, options: options).result
        #expect(result == .notComparable(options.fault ?? ""))
    }

    @Test func `An ignored rectangle may reach beyond the largest number`() {
        let options = DiffOptions(ignoredRegions: [PixelRect(x: 10, y: 20, width: .max, height: .max)])
        #expect(ImageDiff.compare(TestPictures.flat, changed, options: options).result.passes)
    }

    @Test func `Another architecture's rounding passes its preset`() {
        let rounded = TestPictures.make(width: 40, height: 30) { y, x, _ in (x + y) % 3 == 0 ? 101 : 100 }
        let options = DiffOptions.crossArchitecture
        #expect(ImageDiff.compare(TestPictures.flat, rounded, options: options).result.passes)
        #expect(!ImageDiff.compare(TestPictures.flat, changed, options: options).result.passes)
    }

    private struct Unexpected: Error {
        let result: DiffResult
        init(_ result: DiffResult) { self.result = result }
    }
}
