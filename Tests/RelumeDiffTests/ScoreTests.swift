import Foundation
import RelumeCodecs
import RelumeCore
import RelumeDiff
import RelumeImages
import TestSupport
import Testing

/// The numbers of the metrics, against published ones and other implementations.
struct ScoreTests {
    /// scikit-image 0.26 and NumPy on ``TestPictures/pattern``; tools/peers/similarity.py prints them.
    @Test(arguments: [
        (DiffMetric.structuralSimilarity(), 0.9299586546660672, 1e-9),
        (.multiscaleSimilarity(), 0.9953602856724917, 1e-9),
        (.peakSignalToNoise(), 30.768321794861365, 1e-12),
        (.rootMeanSquareError(), 7.381151011681872, 1e-12),
        (.meanError(), 3.868436416712279, 1e-12),
        (.maximumError(), 33, 0),
    ])
    func `A score is scikit-image's`(metric: DiffMetric, expected: Double, tolerance: Double) throws {
        let result = ImageDiff.compare(
            TestPictures.pattern, TestPictures.changedPattern, options: DiffOptions(metric: metric)
        ).result
        let score = try #require(result.difference?.score)
        #expect(abs(score - expected) <= tolerance, "\(score)")
    }

    @Test func `CIEDE2000 counts scikit-image's pixels`() {
        let result = ImageDiff.compare(
            TestPictures.pattern, TestPictures.changedPattern, options: DiffOptions(metric: .ciede2000())
        ).result
        #expect(result.difference?.differingPixels == 7925)
    }

    @Test(
        .enabled(if: PythonPeer.isAvailable && Corpus.isAvailable, "RELUME_PYTHON and RELUME_CORPUS are not both set"),
        arguments: [("1a.png", "1b.png"), ("3a.png", "3b.png")])
    func `SSIM of files is scikit-image's`(a: String, b: String) throws {
        let paths = [a, b].map { Corpus.file("pixelmatch/" + $0) }
        let lines = try PythonPeer.run("similarity.py", paths).split(separator: "\n")
        let peer = Dictionary(
            uniqueKeysWithValues: try lines.map { line in
                let words = line.split(separator: " ")
                return (String(words[0]), try #require(Double(words[1])))
            })
        let pictures = try paths.map { path in
            try opaque(ImageDecoder.decode([UInt8](Data(contentsOf: URL(filePath: path)))).image)
        }
        for metric in [DiffMetric.structuralSimilarity(), .multiscaleSimilarity(), .rootMeanSquareError()] {
            let result = ImageDiff.compare(pictures[0], pictures[1], options: DiffOptions(metric: metric)).result
            let score = try #require(result.difference?.score)
            #expect(abs(score - (try #require(peer[metric.name]))) < 1e-7, "\(metric.name) \(score)")
        }
    }

    /// The picture without its alpha, as Pillow's convert("RGB") makes it.
    private func opaque(_ image: PixelImage) throws -> PixelImage {
        let tensor = try #require(image.tensor(of: UInt8.self))
        return TestPictures.make(width: image.width, height: image.height) { y, x, c in
            Int(tensor.scalars[(y * image.width + x) * image.channels + c])
        }
    }

    @Test func `A picture that is too small for the window cannot be compared`() {
        let small = TestPictures.make(width: 10, height: 40) { _, _, _ in 1 }
        let other = TestPictures.make(width: 10, height: 40) { _, _, _ in 2 }
        for metric in [DiffMetric.structuralSimilarity(), .multiscaleSimilarity()] {
            let result = ImageDiff.compare(small, other, options: DiffOptions(metric: metric)).result
            guard case .notComparable(let reason) = result else {
                Issue.record("\(result)")
                continue
            }
            #expect(reason.contains("at least"))
        }
    }
}
