import Foundation
import RelumeActivations
import RelumeCore
import RelumePlots
import Testing

/// The file of a figure of curves.
struct CurveFigureTests {
    @Test func `A figure is a well-formed picture with names, curves and axes`() throws {
        let figure = try CurveFigure([.sigmoid, .leakyReLU(negativeSlope: 0.2)], title: "a < b & \"c\"\u{1}")
        let picture = try ParsedSVG(figure.svg)
        #expect(picture.attributes("svg").first?["width"] == "800")
        #expect(picture.texts("title") == ["a < b & \"c\"\u{FFFD}"])
        #expect(picture.texts("desc") == ["Curves of sigmoid, leaky_relu(negative_slope=0.2) for x from -5 to 5."])
        let words = picture.texts("text")
        #expect(words.contains("sigmoid") && words.contains("leaky_relu(negative_slope=0.2)") && words.contains("−5"))
        let curves = picture.attributes("path").filter { ($0["d"] ?? "").count > 100 }
        #expect(curves.map { $0["class"] } == ["curve c0", "curve c1"])
    }

    @Test func `Gradients are dashed, named, and have jumps`() throws {
        let picture = try ParsedSVG(try CurveFigure([.relu, .tanh], gradients: true).svg)
        #expect(picture.texts("desc") == ["Curves of relu, tanh with their gradients (dashed) for x from -5 to 5."])
        #expect(picture.texts("text").filter { $0.contains("\u{2032}") } == ["relu\u{2032}", "tanh\u{2032}"])
        let curves = picture.attributes("path").filter { ($0["d"] ?? "").count > 100 }
        #expect(curves.map { $0["class"] } == ["curve c0", "curve gradient c0", "curve c1", "curve gradient c1"])
        // ReLU's gradient at 0 is 0, so the dot there is filled and the one at 1 is not.
        let marks = picture.attributes("circle")
        #expect(marks.map { $0["class"] } == ["dot", "hole"] && marks[0]["cx"] == marks[1]["cx"])
        let axis = try #require(picture.attributes("line").first { $0["class"] == "axis" && $0["x1"] == $0["x2"] })
        #expect(marks[0]["cx"] == axis["x1"])
    }

    @Test func `A kink gets a point at its very place`() throws {
        let figure = try CurveFigure([.elu(alpha: 3)], over: -1.7...2.9)
        let picture = try ParsedSVG(figure.svg)
        let axes = picture.attributes("line").filter { $0["class"] == "axis" }
        let (x, y) = (axes[0]["x1"] ?? "", axes[1]["y1"] ?? "")
        let path = try #require(picture.attributes("path").first { ($0["d"] ?? "").count > 100 })
        #expect(path["d"]?.contains("L\(x) \(y)L") == true)
    }

    @Test func `The file needs nothing from elsewhere and follows the color scheme`() throws {
        let svg = try CurveFigure([.relu]).svg
        #expect(svg.contains("@media (prefers-color-scheme:dark)"))
        for word in ["href", "url(", "@import", "@font-face", "script"] { #expect(!svg.contains(word)) }
    }

    @Test func `The same figure has the same bytes`() throws {
        let figures = try (0..<2).map { _ in try CurveFigure([.gelu, .tanh], over: -1.5...0.25) }
        #expect(figures[0].svg == figures[1].svg)
        #expect(figures[0].svg != (try CurveFigure([.gelu, .tanh], over: -1.5...0.5).svg))
    }

    @Test func `Each of many curves looks different`() throws {
        let slopes = try (1...CurveFigure.maxCurves).map { try Activation.leakyReLU(negativeSlope: Float($0) / 16) }
        let picture = try ParsedSVG(try CurveFigure(slopes).svg)
        let styles = picture.attributes("path").filter { ($0["d"] ?? "").count > 100 }.compactMap { $0["class"] }
        #expect(Set(styles).count == CurveFigure.maxCurves)
    }

    @Test func `Every coordinate lies in the picture`() throws {
        for activations in try [[Activation.relu], [.sigmoid, .linear(a: 1000)], [.linear(a: 0)]] {
            let picture = try ParsedSVG(try CurveFigure(activations, size: FigureSize(width: 300, height: 200)).svg)
            for attributes in picture.attributes("text") {
                let x = try #require(Double(attributes["x"] ?? ""))
                let y = try #require(Double(attributes["y"] ?? ""))
                #expect((0...300).contains(x) && (0...200).contains(y))
            }
        }
    }

    @Test(arguments: [
        ([Activation.softmax], -1...1, "softmax"), (try [.prelu(weight: [0.1, 0.2, 0.3])], -1...1, "one weight"),
        ([], -1...1, "1 to 14"), ([.relu], 1...1, "interval"), ([.relu], -Float.infinity...1, "interval"),
        (Array(repeating: .relu, count: 15), -1...1, "1 to 14"),
    ])
    func `What cannot be drawn is refused`(activations: [Activation], interval: ClosedRange<Float>, hint: String) {
        let error = #expect(throws: RelumeError.self) { try CurveFigure(activations, over: interval) }
        #expect(error?.code == .invalidArgument && error?.message.contains(hint) == true)
    }

    @Test func `A legend that leaves no room is refused`() throws {
        let many = try (1...14).map { try Activation.leakyReLU(negativeSlope: Float($0) / 16) }
        let size = try FigureSize(width: 300, height: 200)
        #expect(throws: RelumeError.self) { try CurveFigure(many, size: size) }
    }

    @Test(arguments: ["800", "800x", "x500", "800x500x3", "-800x500", "8x500", "800x99999", "800 x 500", ""])
    func `A size is two lengths`(text: String) throws {
        #expect(throws: RelumeError.self) { try FigureSize(parsing: text) }
        #expect(try FigureSize(parsing: "640x480") == FigureSize(width: 640, height: 480))
    }
}
