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
        curves = try CurveFigure([.sigmoid, .gelu], title: "激活 & <more>")
        histogram = try HistogramFigure(before: [0, 1, 2], after: [0.5, 0.5, 1])
    }

    @Test func `A figure is an image of its size with its text`() throws {
        let writer = try SummaryWriter(logDirectory: directory.path)
        try writer.addFigure("curves", curves, step: 4)
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
        #expect(images == [EncodedImage(bytes: Array(curves.svg.utf8), width: 800, height: 500)])
    }

    @Test(
        .enabled(if: PythonPeer.isAvailable, Comment(rawValue: PythonPeer.skipReason)), arguments: ["true", "false"])
    func `The real TensorBoard serves figures as they are`(loadFast: String) throws {
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
        for (tag, svg) in [("curves", curves.svg), ("values", histogram.svg)] {
            let steps = try #require(served[tag])
            #expect(steps.map(\.step) == [1])
            #expect(steps[0].shown.map(\.pixels) == [hexadecimal(svg)])
        }
    }

    private func hexadecimal(_ text: String) -> String {
        text.utf8.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    /// What `read_events.py serve` prints of images.
    private struct Answer: Decodable {
        struct Step: Decodable {
            struct Picture: Decodable {
                let pixels: String
            }

            let step: Int
            let shown: [Picture]
        }

        let images: [String: [Step]]
    }
}
