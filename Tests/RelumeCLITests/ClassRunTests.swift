import Foundation
import RelumeCore
import RelumeImages
import RelumeTensorFiles
import TestSupport
import Testing

/// Pipelines that make classes of channels, and colors of classes.
struct ClassRunTests {
    private let tree: SampleTree

    init() throws { tree = try SampleTree() }

    /// The channel with the greatest sample at each pixel.
    private func classes(_ picture: PixelImage) throws -> [UInt8] {
        let samples = try #require(picture.tensor(of: UInt8.self)?.scalars)
        return stride(from: 0, to: samples.count, by: 3).map { at in
            let pixel = samples[at..<at + 3]
            return UInt8((pixel.firstIndex(of: pixel.max() ?? 0) ?? at) - at)
        }
    }

    @Test(arguments: ["unit", "minmax", "range(0,3)"])
    func `Class indices are written as they are, whatever the display`(display: String) throws {
        try tree.writeImage("in/a.png", width: 9, height: 7)
        let options = [
            "--pipeline", "sigmoid | argmax(axis=1)", "--display", display, "--save",
            "after,pairs,grids,tensors,report",
        ]
        let outcome = try tree.run("in", options: options)
        #expect(outcome.status == 0 && outcome.error.contains("add \"| palette(voc)\""), "\(outcome.error)")
        let expected = try classes(try tree.decode("in/a.png"))
        #expect(Set(expected).count == 3)
        let after = try tree.decode("out/after/a.png")
        #expect(after.shape == [7, 9, 1] && after.tensor(of: UInt8.self)?.scalars == expected)
        #expect(try tree.decode("out/pairs/a.png").shape == [7, 18, 3])
        let grid = try tree.decode("out/grids/step-000001-after.png")
        #expect(grid.converted(to: .gray).tensor(of: UInt8.self)?.scalars == expected)
        let tensor = try NumPyFile.read(tree.file("out/tensors/step-000001.npy"), as: Float.self)
        #expect(tensor.shape == [1, 1, 7, 9] && tensor.scalars == expected.map { Float($0) })
    }

    @Test func `Classes become colors`() throws {
        try tree.writeImage("in/a.png", width: 9, height: 7)
        let outcome = try tree.run("in", options: ["--pipeline", "softmax | argmax(axis=1) | palette(voc)"])
        #expect(outcome.status == 0, "\(outcome.error)")
        let colors = try classes(try tree.decode("in/a.png")).map { Palette.voc.colors[Int($0)] }
        let after = try tree.decode("out/after/a.png").tensor(of: UInt8.self)?.scalars
        #expect(after == colors.flatMap { [$0.red, $0.green, $0.blue] })
        // The file holds the classes themselves, in the palette's order.
        let inspected = try BuiltCommand.run(["inspect", "out/after/a.png"], in: tree.path)
        #expect(inspected.output.contains("palette"), "\(inspected.output)")
    }

    @Test func `Pictures of classes become colors, and a class without one fails its picture alone`() throws {
        try tree.writeImage("in/bad.png", width: 20, height: 20, channels: 1)
        try tree.write(Array("1 2 3\n4 5 6\n".utf8), to: "colors.txt")
        let run = try tree.run("in", options: ["--pipeline", "palette(\(tree.file("colors.txt")))"])
        #expect(run.status == 3 && run.error.contains("bad.png: row "), "\(run.error)")
        #expect(run.error.contains("and the palette has 2 colors, for classes 0 to 1; take one"), "\(run.error)")
        #expect(try tree.run("in", options: ["--pipeline", "palette(voc)", "--overwrite"]).status == 0)
    }

    @Test func `What fits no picture is refused before work starts`() throws {
        try tree.writeImage("in/a.png", width: 9, height: 7)
        let outcome = try tree.run("in", options: ["--pipeline", "argmax(axis=1) | normalize(half)"])
        #expect(outcome.status == 64 && outcome.error.contains("here are class indices"), "\(outcome.error)")
    }
}
