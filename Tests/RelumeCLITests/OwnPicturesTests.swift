import Foundation
import RelumeActivations
import RelumeDiff
import RelumeTesting
import TestSupport
import Testing

/// The pictures that Relume makes, held against those in `__Snapshots__`, sample for sample.
struct OwnPicturesTests {
    /// Every function that gives a picture of the same size, with its defaults or, where it has none, with values.
    static let activations = Activation.all.map(\.name).filter { $0 != "glu" }
        .map { $0 == "threshold" ? "threshold(0,-1)" : $0 }

    @Test(arguments: activations)
    func `The grids of the sample images stay as they are`(activation: String) throws {
        let output = try TemporaryDirectory()
        let outcome = try BuiltCommand.run([
            "run", Repository.file("samples/images"), "--pipeline", "normalize(half) | \(activation)", "--save",
            "grids",
            "--cell", "40", "--output", output.file("out"),
        ])
        try #require(outcome.status == 0, "\(outcome.error)")
        let grid = ImageFile(output.file("out/grids/step-000001-after.png"))
        expectImage(grid, named: activation)
        expectImage(ImageFile(output.file("out/grids/step-000001-before.png")), named: "before")
    }

    @Test func `The grid of CIFAR records stays as it is`() throws {
        let output = try TemporaryDirectory()
        let outcome = try BuiltCommand.run([
            "run", Repository.file("samples/cifar10"), "--activation", "sigmoid", "--save", "grids", "--limit", "16",
            "--output", output.file("out"),
        ])
        try #require(outcome.status == 0, "\(outcome.error)")
        expectImage(ImageFile(output.file("out/grids/step-000001-after.png")), named: "after")
    }

    @Test func `A diff's pictures stay as they are`() throws {
        let output = try TemporaryDirectory()
        let outcome = try BuiltCommand.run([
            "diff", Repository.file("samples/images/sunset.png"), Repository.file("samples/images/tangram.png"),
            "--metric", "pixelmatch-7.2", "--output", output.file("out"),
        ])
        try #require(outcome.status == 1, "\(outcome.error)")
        for kind in ["diff", "heat"] {
            expectImage(ImageFile(output.file("out/\(kind)/tangram.png")), named: kind)
        }
    }
}
