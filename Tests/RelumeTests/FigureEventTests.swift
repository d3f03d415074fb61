import Foundation
import Relume
import TestSupport
import Testing

/// Figures in TensorBoard.
struct FigureEventTests {
    let directory: TemporaryDirectory
    let curves: CurveFigure
    let histogram: HistogramFigure

    init() throws {
        directory = try TemporaryDirectory()
        curves = try CurveFigure([.sigmoid, .gelu], title: "激活 & <more>", size: FigureSize(width: 320, height: 240))
        histogram = try HistogramFigure(
            before: [0, 1, 2], after: [0.5, 0.5, 1], size: FigureSize(width: 240, height: 200))
    }

    @Test(arguments: [1, 2, 3])
    func `A figure is a PNG image of its size times the scale`(scale: Int) throws {
        let writer = try SummaryWriter(logDirectory: directory.path)
        try writer.addFigure("curves", curves, step: 4, scale: scale)
        try writer.close()
        var reader = try EventFileReader(path: writer.path)
        var images: [EncodedImage] = []
        while let entry = try reader.next() {
            guard case .event(let event) = entry else { continue }
            for value in event.values {
                guard case .images(let found) = value.content else { continue }
                #expect(value.tag == "curves" && event.step == 4)
                images += found
            }
        }
        let image = try #require(images.first)
        #expect(images.count == 1 && image.width == 320 * scale && image.height == 240 * scale)
        #expect(ImageFormat.detect(image.bytes) == .png)
        #expect(try ImageDecoder.decode(image.bytes).image == curves.image(scale: scale))
    }

    @Test(
        .enabled(if: PythonPeer.isAvailable, Comment(rawValue: PythonPeer.skipReason)), arguments: ["true", "false"])
    func `The real TensorBoard serves figures as pictures`(loadFast: String) throws {
        let writer = try SummaryWriter(logDirectory: directory.path)
        try writer.addFigure("curves", curves, step: 1)
        try writer.addFigure("values", histogram, step: 1)
        // What the script waits for before it asks.
        try writer.addScalar("scalar", 1.0, step: 1)
        try writer.addHistogram("histogram", [1, 2], step: 1)
        try writer.addText("text", "text", step: 1)
        try writer.close()
        let answer = try PythonPeer.run("read_events.py", ["serve", directory.path, loadFast])
        let served = try JSONDecoder().decode(Answer.self, from: Data(answer.utf8)).images
        for (tag, image) in [("curves", try curves.image(scale: 1)), ("values", try histogram.image(scale: 1))] {
            let steps = try #require(served[tag])
            #expect(steps.map(\.step) == [1])
            let shown = try #require(steps.first?.shown.first)
            #expect(shown.type == "image/png" && shown.mode == "RGB")
            #expect(shown.width == image.width && shown.height == image.height)
            #expect(try shown.pixels == hexadecimal(image))
        }
    }

    private func hexadecimal(_ image: PixelImage) throws -> String {
        let samples = try #require(image.tensor(of: UInt8.self)).scalars
        return samples.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    /// What `read_events.py serve` prints of images.
    private struct Answer: Decodable {
        struct Step: Decodable {
            struct Picture: Decodable {
                let type: String
                let mode: String
                let width: Int
                let height: Int
                let pixels: String
            }

            let step: Int
            let shown: [Picture]
        }

        let images: [String: [Step]]
    }
}
