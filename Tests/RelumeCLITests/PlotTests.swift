import Foundation
import RelumeActivations
import RelumePlots
import Testing
import TestSupport

/// `relume plot`.
struct PlotTests {
    let directory: TemporaryDirectory

    init() throws { directory = try TemporaryDirectory() }

    private func plot(_ arguments: String...) throws -> BuiltCommand.Outcome {
        try BuiltCommand.run(["plot"] + arguments, in: directory.path)
    }

    private func read(_ name: String) throws -> String {
        try String(contentsOfFile: directory.file(name), encoding: .utf8)
    }

    @Test func `The file is the library's figure`() throws {
        let outcome = try plot(
            "relu", "elu(alpha=0.5)", "--from", "-3", "--to", "2.5", "--size", "640x400", "--title", "Below zero",
            "--derivative", "-o",
            "a.svg")
        #expect(outcome.status == 0 && outcome.output.isEmpty && outcome.error.isEmpty)
        let figure = try CurveFigure(
            try [.relu, .elu(alpha: 0.5)], gradients: true, over: -3...2.5, title: "Below zero",
            size: FigureSize(width: 640, height: 400))
        #expect(try read("a.svg") == figure.svg)
        #expect(try directory.names == ["a.svg"])
    }

    @Test(arguments: ["a.png", "b.PNG"])
    func `The extension says that it is PNG`(name: String) throws {
        let outcome = try plot("step", "mish", "--size", "200x180", "-o", name)
        #expect(outcome.status == 0 && outcome.output.isEmpty && outcome.error.isEmpty, "\(outcome.error)")
        let figure = try CurveFigure([.step(), .mish], size: FigureSize(width: 200, height: 180))
        #expect(try Data(contentsOf: URL(filePath: directory.file(name))) == Data(try figure.png()))
    }

    @Test func `A dash means standard output`() throws {
        let outcome = try plot("sigmoid", "--output", "-")
        let figure = try CurveFigure([.sigmoid])
        #expect(outcome.status == 0 && outcome.output == figure.svg)
        #expect(try directory.names.isEmpty)
    }

    @Test func `A file that exists is replaced only where that is asked for`() throws {
        #expect(try plot("relu", "-o", "a.svg").status == 0)
        let first = try read("a.svg")
        let refused = try plot("tanh", "-o", "a.svg")
        #expect(refused.status == 64 && refused.error.contains("a.svg: ") && refused.error.contains("--overwrite"))
        #expect(try read("a.svg") == first)
        #expect(try plot("tanh", "-o", "a.svg", "--overwrite").status == 0)
        #expect(try read("a.svg") != first)
    }

    @Test(arguments: [
        (["reluu"], "relu"), (["softmax"], "softmax"), (["relu", "--from", "2", "--to", "1"], "--from"),
        (["relu", "--from", "nan"], "--from"), (["relu", "--to", "inf"], "finite"),
        (["relu", "--size", "80"], "800x500"),
        (["relu", "-o", "a.pdf"], ".svg or .png"), (["relu", "-o", "a"], ".svg or .png"), ([], "<name>"),
        (["relu", "--size", "10000x10000", "-o", "a.png"], "smaller"),
    ])
    func `What cannot be drawn is said, and nothing is written`(arguments: [String], hint: String) throws {
        let output = arguments.contains("-o") ? [] : ["-o", "a.svg"]
        let outcome = try BuiltCommand.run(["plot"] + arguments + output, in: directory.path)
        #expect(outcome.status == 64)
        #expect(outcome.error.contains(hint), "\(outcome.error)")
        #expect(try directory.names.isEmpty)
    }

    @Test func `A file that cannot be written is named`() throws {
        let outcome = try plot("relu", "-o", "/proc/none/a.svg")
        #expect(outcome.status == 1 && outcome.error.contains("/proc/none: cannot create the directory"))
    }

    @Test func `The file's directory is made`() throws {
        #expect(try plot("relu", "-o", "new/figures/a.svg").status == 0)
        #expect(try directory.names == ["new"])
        #expect(try read("new/figures/a.svg") == CurveFigure([.relu]).svg)
    }
}
