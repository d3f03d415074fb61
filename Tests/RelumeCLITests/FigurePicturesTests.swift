import RelumeActivations
import RelumePlots
import RelumeTesting
import TestSupport
import Testing

/// Figures as PNG, held against the pictures in `__Snapshots__`, sample for sample.
struct FigurePicturesTests {
    @Test(
        arguments: [
            ("smooth", ["sigmoid", "tanh", "gelu", "--derivative"]),
            ("jumps", ["step", "hardshrink", "--derivative", "--title", "Jumps & kinks, \u{2212}3 \u{D7} 5"]),
            ("again", ["relu6", "elu", "silu", "mish", "tanh", "gelu", "softsign", "selu", "--derivative"]),
            (
                "narrow",
                ["linear(a=-12345.678,b=0.0009765625)", "--from", "-1e-7", "--to", "2e-7", "--size", "240x240"]
            ),
        ])
    func `Curves stay as they are`(name: String, arguments: [String]) throws {
        let directory = try TemporaryDirectory()
        let outcome = try BuiltCommand.run(
            ["plot", "--size", "400x320"] + arguments + ["-o", "curves.png"], in: directory.path)
        try #require(outcome.status == 0, "\(outcome.error)")
        expectImage(ImageFile(directory.file("curves.png")), named: name)
    }

    @Test func `A histogram stays as it is`() throws {
        let before = (0..<4096).map { (index: Int) -> Float in Float(index % 64 + index / 64) / 63 - 1 }
        let after = before.map { (value: Float) -> Float in value > 0.9 ? .nan : max(value, 0) }
        let figure = try HistogramFigure(
            before: before, after: after, title: "ReLU", size: FigureSize(width: 400, height: 320))
        expectImage(try figure.image())
    }

    @Test func `The letters stay as they are`() throws {
        let ascii = String(decoding: UInt8(32)..<127, as: UTF8.self)
        let figure = try CurveFigure([.tanh], title: ascii, size: FigureSize(width: 960, height: 200))
        expectImage(try figure.image())
    }
}
