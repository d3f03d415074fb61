import Foundation
import RelumeCore
import RelumeImages
import RelumeTensorFiles
import TestSupport
import Testing

/// Tensor files as inputs of a run.
struct TensorInputTests {
    private let tree: SampleTree

    init() throws { tree = try SampleTree() }

    @Test func `Values of one channel become pictures, and grids show before and after`() throws {
        let values: [Float] = [0, 1, -1, 0.5, 2, -0.25]
        try NumPyFile.write(Tensor(shape: [3, 1, 1, 2], scalars: values), to: tree.file("in.npy"))
        let outcome = try tree.run("in.npy", options: ["--activation", "relu", "--batch-size", "2"])
        #expect(outcome.status == 0, "\(outcome.error)")
        #expect(try tree.files(below: "out/after") == (0..<3).map { "in/00000\($0).png" })
        for (index, expected) in [[0, 255], [0, 128], [255, 0] as [UInt8]].enumerated() {
            let picture = try tree.decode("out/after/in/00000\(index).png")
            #expect(picture.samples == .uint8(Tensor(unchecked: [1, 2, 1], scalars: expected)))
        }
        #expect(try tree.files(below: "out/grids").count == 4)
        let line = try #require(try tree.manifest("out").first)
        #expect(line["records"] as? [Int] == [0, 1] && line["labels"] == nil)
    }

    @Test(arguments: ["npy", "npz", "safetensors"], ["nchw", "nhwc"])
    func `What was saved as tensors is read again`(format: String, layout: String) throws {
        for index in 0..<3 { try tree.writeImage("in/\(index).png", width: 5, height: 4, seed: index) }
        let save = [
            "--save", "tensors", "--tensors-in-one", "--tensor-format", format, "--dtype", "uint8", "--pipeline",
            "linear",
        ]
        #expect(try tree.run("in", options: save).status == 0)
        var input = "out/tensors.\(format)"
        if layout == "nhwc" {
            let pictures = try (0..<3).flatMap {
                try #require(tree.decode("in/\($0).png").tensor(of: UInt8.self)).scalars
            }
            let tensor = Tensor<UInt8>(unchecked: [3, 4, 5, 3], scalars: pictures)
            input = "nhwc.\(format)"
            switch format {
            case "npy": try NumPyFile.write(tensor, to: tree.file(input))
            case "npz": try NPZFile.write(["x": tensor], to: tree.file(input), isCompressed: true)
            default: try SafetensorsFile.write(["x": tensor], to: tree.file(input))
            }
        }
        let options = ["--pipeline", "linear", "--save", "after", "--layout", layout]
        let again = try tree.run(input, options: options, output: "again")
        #expect(again.status == 0, "\(again.error)")
        for (index, file) in try tree.files(below: "again/after").enumerated() {
            #expect(try tree.decode("again/after/\(file)").samples == tree.decode("in/\(index).png").samples)
        }
    }

    @Test(arguments: [([0.5, -1], false), ([0.5, 2], true), ([0.5, .nan, .infinity], true)] as [([Float], Bool)])
    func `That no sample changed is said of values that the display clips, too`(values: [Float], isSaid: Bool) throws {
        try NumPyFile.write(Tensor(shape: [1, 1, 1, values.count], scalars: values), to: tree.file("in.npy"))
        let outcome = try tree.run("in.npy", options: ["--activation", "relu", "--save", "tensors"])
        #expect(outcome.status == 0 && outcome.error.contains("no sample changed") == isSaid, "\(outcome.error)")
    }

    @Test func `Many channels are tensors, and pictures only where a stage makes some of them`() throws {
        try NumPyFile.write(Tensor<Float>(repeating: 1, shape: [2, 21, 4, 4]), to: tree.file("in.npy"))
        for kind in ["after", "grids", "before,tensors"] {
            let refused = try tree.run("in.npy", options: ["--activation", "softmax", "--save", kind])
            #expect(refused.status == 64 && refused.error.contains("21 channels"), "\(refused.error)")
        }
        #expect(try tree.files(below: "") == ["in.npy"])
        #expect(try tree.run("in.npy", options: ["--activation", "softmax"]).status == 64)
        #expect(try tree.run("in.npy", options: ["--activation", "softmax", "--save", "tensors"]).status == 0)
        let tensor = try NumPyFile.read(tree.file("out/tensors/step-000001.npy"), as: Float.self)
        #expect(tensor.scalars.allSatisfy { abs($0 - 1 / 21) < 1e-6 })
    }

    @Test func `Sixteen bits stay sixteen bits`() throws {
        let tensor = Tensor<UInt16>(unchecked: [1, 2, 2], scalars: [0, 1, 256, 65535])
        try NumPyFile.write(tensor, to: tree.file("in.npy"))
        #expect(try tree.run("in.npy", options: ["--pipeline", "linear"]).status == 0)
        #expect(try tree.decode("out/after/in.png").samples == .uint16(tensor.reshaped([2, 2, 1])))
    }

    @Test func `Pictures too large to go together make the step that small ones make`() throws {
        // Of 5 million values, three of which go together.
        try NumPyFile.write(Tensor<Float>(repeating: 0.5, shape: [5, 3, 1300, 1300]), to: tree.file("in.npy"))
        let options = ["--pipeline", "center_crop(3,4) | tanh", "--save", "tensors,grids", "--batch-size", "4"]
        let outcome = try tree.run("in.npy", options: options)
        #expect(outcome.status == 0, "\(outcome.error)")
        #expect(try NumPyFile.read(tree.file("out/tensors/step-000001.npy"), as: Float.self).shape == [4, 3, 3, 4])
        #expect(try NumPyFile.read(tree.file("out/tensors/step-000002.npy"), as: Float.self).shape == [1, 3, 3, 4])
        #expect(try tree.decode("out/grids/step-000001-after.png").shape == [3, 16, 3])
        let lines = try tree.manifest("out")
        #expect(lines.compactMap { $0["records"] as? [Int] } == [[0, 1, 2], [3], [4]])
        #expect(lines.compactMap { $0["outputs"] as? [String] }.map(\.count) == [4, 4])
    }

    @Test func `A damaged file is refused by name before anything is written`() throws {
        let whole = try NumPyFile.encode(Tensor<Float>(repeating: 1, shape: [2, 3, 4, 4]))
        try tree.write(Array(whole.dropLast()), to: "cut.npy")
        let outcome = try tree.run("cut.npy", options: ["--activation", "relu"])
        #expect(
            outcome.status != 0 && outcome.error.contains("cut.npy: byte") && outcome.error.contains("384"),
            "\(outcome.error)")
        #expect(try tree.files(below: "") == ["cut.npy"])
    }
}
