import RelumeCodecs
import RelumeCore
import RelumeFiles
import RelumeImages
import RelumePipeline
import TestSupport
import Testing

@Suite(.enabled(if: PythonPeer.isAvailable, Comment(rawValue: PythonPeer.skipReason)))
struct PillowResizeTests {
    private struct Case {
        let image: PixelImage
        let height: Int
        let width: Int

        init(_ image: PixelImage, to height: Int, _ width: Int) {
            (self.image, self.height, self.width) = (image, height, width)
        }

        init(_ channels: Int, _ height: Int, _ width: Int, to newHeight: Int, _ newWidth: Int, seed: UInt64) {
            var generator = SplitMix64(seed: seed)
            // Every third sample is an extreme one: filters overshoot there, and opacity is 0 or all.
            let samples = (0..<height * width * channels).map { _ -> UInt8 in
                let number = generator.next()
                return number % 3 == 0 ? (number & 8 == 0 ? 0 : 255) : UInt8(number >> 16 & 255)
            }
            self.init(
                PixelImage(unchecked: Tensor(unchecked: [height, width, channels], scalars: samples)), to: newHeight,
                newWidth)
        }

        func line(_ mode: InterpolationMode) throws -> String {
            let filter = mode == .nearestExact ? "nearest" : mode.rawValue
            let kind = ["L", "LA", "RGB", "RGBA"][image.channels - 1]
            let samples = try PillowResizeTests.hexadecimal(image)
            return "\(kind) \(image.height) \(image.width) \(height) \(width) \(filter) \(samples)\n"
        }
    }

    private static func hexadecimal(_ image: PixelImage) throws -> String {
        let digits = Array("0123456789abcdef".utf8)
        let samples = try #require(image.tensor(of: UInt8.self)).scalars
        return String(decoding: samples.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }

    private func compare(_ cases: [Case], _ mode: InterpolationMode) throws {
        let input = try cases.map { try $0.line(mode) }.joined()
        let answers = try PythonPeer.run("resize_pictures.py", [], input: input).split(separator: "\n")
        try #require(answers.count == cases.count)
        for (item, answer) in zip(cases, answers) {
            let stage = Stage.resize(height: item.height, width: item.width, interpolation: mode)
            let resized = try Self.hexadecimal(item.image.applying(stage))
            #expect(resized == answer, "\(item.image.layout) to \(item.width) x \(item.height)")
        }
    }

    private static let sizes: [(Int, Int, Int, Int)] = [
        (1, 1, 1, 1), (1, 1, 5, 3), (7, 5, 1, 1), (1, 300, 1, 7), (300, 1, 7, 1), (1, 5, 1, 50), (64, 64, 64, 64),
        (64, 64, 32, 32), (64, 64, 31, 90), (33, 65, 67, 131), (200, 3, 3, 200), (5, 2000, 4, 3), (1500, 4, 2, 8),
        (60, 80, 1, 80),
        (60, 80, 60, 7), (20, 30, 200, 310), (2, 2, 301, 3),
    ]

    @Test(arguments: [InterpolationMode.nearestExact, .bilinear, .bicubic, .box, .lanczos])
    func `Bytes are Pillow's, whatever the channels, sizes and ratios`(mode: InterpolationMode) throws {
        var cases: [Case] = []
        for (index, size) in Self.sizes.enumerated() {
            for channels in 1...4 {
                cases.append(
                    Case(channels, size.0, size.1, to: size.2, size.3, seed: UInt64(10 * index + channels)))
            }
        }
        var generator = SplitMix64(seed: 42)
        for index in 0..<40 {
            let lengths = (0..<4).map { _ in Int(generator.next() % 120) + 1 }
            cases.append(
                Case(index % 4 + 1, lengths[0], lengths[1], to: lengths[2], lengths[3], seed: UInt64(1000 + index)))
        }
        try compare(cases, mode)
    }

    @Test(
        .enabled(if: Corpus.isAvailable, Comment(rawValue: Corpus.skipReason)),
        arguments: [InterpolationMode.nearestExact, .bilinear, .bicubic, .box, .lanczos])
    func `Real pictures are Pillow's`(mode: InterpolationMode) throws {
        let folder = Corpus.file("photos-skimage")
        var cases: [Case] = []
        for file in try FileWalk(root: folder, exclude: []).files().sorted() {
            guard let image = try? ImageDecoder.decode(FileSystem.read(Path.join(folder, file))).image,
                image.bitDepth == 8
            else { continue }
            cases += [Case(image, to: 64, 48), Case(image, to: image.height / 7 + 1, image.width + 9)]
        }
        try #require(cases.count > 10)
        try compare(cases, mode)
    }
}
