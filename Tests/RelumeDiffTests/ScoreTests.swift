import CRelumeKernels
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
        guard case .uint8(let tensor) = image.samples else { throw CocoaError(.fileReadCorruptFile) }
        return TestPictures.make(width: image.width, height: image.height) { y, x, c in
            Int(tensor.scalars[(y * image.width + x) * image.channels + c])
        }
    }

    @Test(arguments: CIEDE2000Pair.published)
    func `CIEDE2000 is as published`(pair: CIEDE2000Pair) {
        #expect(abs(relume_ciede2000(pair.first, pair.second) - pair.difference) < 0.00005)
        #expect(abs(relume_ciede2000(pair.second, pair.first) - pair.difference) < 0.00005)
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

/// Two colors and their distance, from table 1 of Sharma, Wu and Dalal, 2005.
struct CIEDE2000Pair: Sendable {
    let first: [Double]
    let second: [Double]
    let difference: Double

    init(_ l1: Double, _ a1: Double, _ b1: Double, _ l2: Double, _ a2: Double, _ b2: Double, _ difference: Double) {
        first = [l1, a1, b1]
        second = [l2, a2, b2]
        self.difference = difference
    }

    static let published: [CIEDE2000Pair] = [
        .init(50, 2.6772, -79.7751, 50, 0, -82.7485, 2.0425), .init(50, 3.1571, -77.2803, 50, 0, -82.7485, 2.8615),
        .init(50, 2.8361, -74.0200, 50, 0, -82.7485, 3.4412), .init(50, -1.3802, -84.2814, 50, 0, -82.7485, 1.0000),
        .init(50, -1.1848, -84.8006, 50, 0, -82.7485, 1.0000), .init(50, -0.9009, -85.5211, 50, 0, -82.7485, 1.0000),
        .init(50, 0, 0, 50, -1, 2, 2.3669), .init(50, -1, 2, 50, 0, 0, 2.3669),
        .init(50, 2.4900, -0.0010, 50, -2.4900, 0.0009, 7.1792),
        .init(50, 2.4900, -0.0010, 50, -2.4900, 0.0010, 7.1792),
        .init(50, 2.4900, -0.0010, 50, -2.4900, 0.0011, 7.2195),
        .init(50, 2.4900, -0.0010, 50, -2.4900, 0.0012, 7.2195),
        .init(50, -0.0010, 2.4900, 50, 0.0009, -2.4900, 4.8045),
        .init(50, -0.0010, 2.4900, 50, 0.0010, -2.4900, 4.8045),
        .init(50, -0.0010, 2.4900, 50, 0.0011, -2.4900, 4.7461), .init(50, 2.5, 0, 50, 0, -2.5, 4.3065),
        .init(50, 2.5, 0, 73, 25, -18, 27.1492), .init(50, 2.5, 0, 61, -5, 29, 22.8977),
        .init(50, 2.5, 0, 56, -27, -3, 31.9030), .init(50, 2.5, 0, 58, 24, 15, 19.4535),
        .init(50, 2.5, 0, 50, 3.1736, 0.5854, 1.0000), .init(50, 2.5, 0, 50, 3.2972, 0, 1.0000),
        .init(50, 2.5, 0, 50, 1.8634, 0.5757, 1.0000), .init(50, 2.5, 0, 50, 3.2592, 0.3350, 1.0000),
        .init(60.2574, -34.0099, 36.2677, 60.4626, -34.1751, 39.4387, 1.2644),
        .init(63.0109, -31.0961, -5.8663, 62.8187, -29.7946, -4.0864, 1.2630),
        .init(61.2901, 3.7196, -5.3901, 61.4292, 2.2480, -4.9620, 1.8731),
        .init(35.0831, -44.1164, 3.7933, 35.0232, -40.0716, 1.5901, 1.8645),
        .init(22.7233, 20.0904, -46.6940, 23.0331, 14.9730, -42.5619, 2.0373),
        .init(36.4612, 47.8580, 18.3852, 36.2715, 50.5065, 21.2231, 1.4146),
        .init(90.8027, -2.0831, 1.4410, 91.1528, -1.6435, 0.0447, 1.4441),
        .init(90.9257, -0.5406, -0.9208, 88.6381, -0.8985, -0.7239, 1.5381),
        .init(6.7747, -0.2908, -2.4247, 5.8714, -0.0985, -2.2286, 0.6377),
        .init(2.0776, 0.0795, -1.1350, 0.9033, -0.0636, -0.5514, 0.9082),
    ]
}
