import Foundation
import RelumeCodecs
import RelumeDiff
import RelumeImages
import TestSupport
import Testing

/// The counts and diff images of pixelmatch itself, from the corpus.
struct PixelmatchTests {
    @Test(.enabled(if: Corpus.isAvailable, Comment(rawValue: Corpus.skipReason)), arguments: PixelmatchCase.all)
    func `The count and the diff image are pixelmatch's`(fixture: PixelmatchCase) throws {
        let expected = try decode(fixture.a)
        let actual = try decode(fixture.b)
        let options = DiffOptions(metric: fixture.metric)
        for jobs in [1, 2, 3, 8] {
            let comparison = ImageDiff.compare(expected, actual, options: options, jobs: jobs)
            #expect((comparison.result.difference?.differingPixels ?? 0) == fixture.mismatch)
            let picture = fixture.draw(expected, comparison.marks)
            #expect(picture == (try decode(fixture.directory + "/" + fixture.diff)), "\(fixture.diff)")
        }
    }

    @Test(
        .enabled(if: Corpus.isAvailable, Comment(rawValue: Corpus.skipReason)),
        arguments: PixelmatchCase.all.flatMap { fixture in fixture.windows.map { (fixture, $0.key, $0.value) } })
    func `The largest window count is pixelmatch's`(fixture: PixelmatchCase, side: Int, count: Int) throws {
        let options = DiffOptions(metric: fixture.metric, windowSize: side)
        let result = try ImageDiff.compare(decode(fixture.a), decode(fixture.b), options: options).result
        #expect(result.difference?.largestWindowCount == count)
    }

    private func decode(_ name: String) throws -> PixelImage {
        let bytes = try Data(contentsOf: URL(filePath: Corpus.file("pixelmatch/" + name)))
        var image = try ImageDecoder.decode([UInt8](bytes)).image
        image.metadata = ImageMetadata()
        return image
    }
}

/// One line of `expected.json`.
struct PixelmatchCase: Sendable, CustomTestStringConvertible {
    let metric: DiffMetric
    let directory: String
    let a: String
    let b: String
    let diff: String
    let mismatch: Int
    let colors: DiffColors
    let isMask: Bool
    let windows: [Int: Int]

    var testDescription: String { "\(metric.name) \(diff)" }

    func draw(_ expected: PixelImage, _ marks: DiffMarks?) -> PixelImage {
        isMask
            ? DiffPicture.mask(expected: expected, marks: marks, colors: colors)
            : DiffPicture.diff(expected: expected, marks: marks, colors: colors)
    }

    /// The cases of the corpus; none without it.
    static let all: [PixelmatchCase] = {
        guard Corpus.isAvailable else { return [] }
        let json = expected
        return json.yiq.cases.map { PixelmatchCase($0, json.yiq, .pixelmatch71()) }
            + json.oklab.cases.map { PixelmatchCase($0, json.oklab, .pixelmatch72()) }
    }()

    private init(_ row: Expected.Row, _ generation: Expected.Generation, _ metric: DiffMetric) {
        let options = row.options
        self.metric = metric.withThreshold(options.threshold ?? 0.1)
        directory = generation.diff_dir
        (a, b, diff, mismatch) = (row.a, row.b, row.diff, row.mismatch)
        func color(_ rgb: [UInt8]?) -> DiffColors.Color? { rgb.map { .init(red: $0[0], green: $0[1], blue: $0[2]) } }
        var colors = DiffColors(darker: color(options.diffColorAlt), opacity: options.alpha ?? 0.1)
        if let different = color(options.diffColor) { colors.different = different }
        if let antialiased = color(options.aaColor) { colors.antialiased = antialiased }
        self.colors = colors
        isMask = options.diffMask ?? false
        windows = Dictionary(
            uniqueKeysWithValues: (row.windowSize ?? [:]).compactMap { key, value in Int(key).map { ($0, value) } })
    }

    private static var expected: Expected {
        let file = URL(filePath: Corpus.file("pixelmatch/expected.json"))
        do {
            return try JSONDecoder().decode(Expected.self, from: Data(contentsOf: file))
        } catch {
            preconditionFailure("\(error)")
        }
    }

    private struct Expected: Decodable {
        let yiq: Generation
        let oklab: Generation

        enum CodingKeys: String, CodingKey {
            case yiq = "yiq_v7.1.0"
            case oklab = "oklab_v7.2.0+"
        }

        struct Generation: Decodable {
            let diff_dir: String
            let cases: [Row]
        }

        struct Row: Decodable {
            let a: String
            let b: String
            let diff: String
            let mismatch: Int
            let options: Options
            let windowSize: [String: Int]?
        }

        struct Options: Decodable {
            let threshold: Double?
            let alpha: Double?
            let aaColor: [UInt8]?
            let diffColor: [UInt8]?
            let diffColorAlt: [UInt8]?
            let diffMask: Bool?
        }
    }
}
