import Foundation
import RelumeCodecs
import RelumeCore
import RelumeDiff
import RelumeImages
import RelumeTesting
import TestSupport
import Testing

/// The pictures that Relume makes, held against those in `__Snapshots__`, sample for sample.
struct OwnPicturesTests {
    /// One activation of each kind, so that the pictures stay few: smooth and bent, bounded and not, one with parameters of
    /// its own, one that steps, and those that look at all channels. Every other is held to golden values in
    /// RelumeActivationsTests.
    static let activations = [
        "linear", "relu", "leaky_relu", "prelu", "elu", "sigmoid", "tanh", "softmax", "silu", "gelu",
        "hardtanh(min_val=-0.5,max_val=0.5)", "hardswish", "mish", "step", "threshold(threshold=0.25,value=-0.5)",
        "softmin",
    ]

    @Test(arguments: activations)
    func `The grids of the sample images stay as they are`(activation: String) throws {
        let output = try TemporaryDirectory()
        // An image of another size beside them, so that all are fitted into small cells.
        let small = PixelImage(
            unchecked: .uint8(Tensor(unchecked: [4, 4, 1], scalars: (0..<16).map { UInt8($0 * 17) })))
        try Data(try PNGEncoder.encode(small)).write(to: URL(filePath: output.file("small.png")))
        let outcome = try BuiltCommand.run([
            "run", Repository.file("samples/images"), output.file("small.png"), "--pipeline",
            "normalize(half) | \(activation)", "--save",
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
