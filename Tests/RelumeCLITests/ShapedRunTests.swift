import Foundation
import RelumeCore
import RelumeImages
import RelumeTensorFiles
import TestSupport
import Testing

/// Pipelines whose pictures leave with another shape than they came with.
struct ShapedRunTests {
    private let tree: SampleTree

    init() throws { tree = try SampleTree() }

    @Test func `Before and after have shapes of their own everywhere`() throws {
        try tree.writeImage("in/a.png", width: 9, height: 7)
        try tree.writeImage("in/b.png", width: 9, height: 7, seed: 2)
        let options = ["--pipeline", "relu | center_crop(4,12)", "--save", "before,after,pairs,grids,tensors,report"]
        let outcome = try tree.run("in", options: options)
        #expect(outcome.status == 0, "\(outcome.error)")
        #expect(try tree.decode("out/before/a.png").shape == [7, 9, 3])
        #expect(try tree.decode("out/after/a.png").shape == [4, 12, 3])
        #expect(try tree.decode("out/pairs/a.png").shape == [7, 21, 3])
        #expect(try tree.decode("out/grids/step-000001-before.png").shape == [7, 18, 3])
        #expect(try tree.decode("out/grids/step-000001-after.png").shape == [4, 24, 3])
        let tensor = try NumPyFile.read(tree.file("out/tensors/step-000001.npy"), as: Float.self)
        #expect(tensor.shape == [2, 3, 4, 12])
        let line = try #require(try tree.manifest("out").first)
        #expect(line["width"] as? Int == 9 && line["height"] as? Int == 7)
        #expect(line["after"] as? [String: Int] == ["width": 12, "height": 4, "channels": 3])
    }

    @Test func `Pictures of unlike sizes make one tensor when a crop makes them alike`() throws {
        try tree.writeImage("in/a.png", width: 9, height: 7)
        try tree.writeImage("in/b.png", width: 5, height: 11, channels: 4)
        let options = ["--pipeline", "grayscale | center_crop(6) | sigmoid", "--save", "tensors,tensorboard"]
        let mixed = try tree.run("in", options: options)
        #expect(mixed.status == 3 && mixed.error.contains("a batch of shape [1, 2, 6, 6]"), "\(mixed.error)")
        try tree.writeImage("in/b.png", width: 5, height: 11, channels: 1)
        #expect(try tree.run("in", options: options + ["--overwrite"]).status == 0)
        #expect(try NumPyFile.read(tree.file("out/tensors/step-000001.npy"), as: Float.self).shape == [2, 1, 6, 6])
    }

    @Test func `Records are cropped as files are`() throws {
        try tree.writeCIFAR("test_batch.bin", records: 5)
        let options = ["--pipeline", "center_crop(20) | relu", "--save", "before,after,grids,tensors"]
        #expect(try tree.run("test_batch.bin", options: options).status == 0)
        #expect(try tree.decode("out/before/test_batch/000003.png").shape == [20, 20, 3])
        #expect(try tree.decode("out/grids/step-000001-after.png").shape == [20, 100, 3])
        #expect(try NumPyFile.read(tree.file("out/tensors/step-000001.npy"), as: Float.self).shape == [5, 3, 20, 20])
        let line = try #require(try tree.manifest("out").first)
        #expect(line["after"] as? [String: Int] == ["width": 20, "height": 20, "channels": 3])
    }

    @Test func `What fits one image and not another fails alone, for files and for records alike`() throws {
        try tree.writeImage("in/a.png")
        try tree.writeImage("in/b.png", channels: 1)
        let images = try tree.run("in", options: ["--pipeline", "normalize(imagenet) | relu", "--save", "after"])
        #expect(images.status == 3 && images.error.contains("in/b.png: normalize(imagenet) has 3 channels"))
        #expect(try tree.files(below: "out/after") == ["a.png"])
        try tree.writeCIFAR("test_batch.bin", records: 5)
        let options = ["--pipeline", "normalize(half) | prelu([0.1]) | softmax(axis=1)", "--save", "after"]
        #expect(try tree.run("test_batch.bin", options: options, output: "fits").status == 0)
        let gray = ["--pipeline", "prelu([0.1,0.2,0.3,0.4]) | relu", "--save", "after"]
        let records = try tree.run("in/a.png", "test_batch.bin", options: gray, output: "none")
        #expect(records.status == 64, "\(records.error)")
    }

    @Test func `The one result of one input goes to standard output`() throws {
        let image = try tree.writeImage("a.png")
        let input = try Data(contentsOf: URL(filePath: tree.file("a.png")))
        let arguments = ["run", "-", "--activation", "relu", "--output", "-"]
        let picture = try BuiltCommand.run(arguments, input: input, in: tree.path)
        #expect(picture.status == 0)
        try tree.write(picture.bytes, to: "b.png")
        #expect(try tree.decode("b.png").samples == image.samples)
        let tensor = try BuiltCommand.run(arguments + ["--save", "tensors"], input: input, in: tree.path)
        try tree.write(tensor.bytes, to: "b.npy")
        #expect(try NumPyFile.read(tree.file("b.npy"), as: Float.self).shape == [1, 3, 7, 9])
        #expect(try FileManager.default.contentsOfDirectory(atPath: tree.path).sorted() == ["a.png", "b.npy", "b.png"])
        let copy = arguments + ["--manifest-copy", "lines.ndjson"]
        #expect(try BuiltCommand.run(copy, input: input, in: tree.path).status == 0)
        #expect(try tree.files(below: "").contains("lines.ndjson"))
    }

    @Test(
        arguments: [
            (["a.png", "b.png"], [], "one input"), (["a.png"], ["--manifest-copy", "-"], "name a file"),
            (["a.png"], ["--save", "grids"], "takes one file"),
            (["a.png"], ["--save", "after,before"], "takes one file"),
        ] as [([String], [String], String)])
    func `More than one result does not fit standard output`(
        inputs: [String], options: [String], hint: String
    ) throws {
        try tree.writeImage("a.png")
        try tree.writeImage("b.png")
        let arguments = ["run"] + inputs + ["--activation", "relu", "--output", "-"] + options
        let outcome = try BuiltCommand.run(arguments, in: tree.path)
        #expect(outcome.status == 64 && outcome.output.isEmpty && outcome.error.contains(hint), "\(outcome.error)")
    }

    @Test func `Names of a list keep their folders`() throws {
        try tree.writeImage("photos/x/a.png")
        try tree.writeImage("photos/a.png")
        try tree.write(Array("photos/x/a.png\n./photos/a.png\n".utf8), to: "list")
        let options = ["--save", "after", "--files-from", "list"]
        #expect(try tree.run(options: options).status == 0)
        #expect(try tree.files(below: "out/after") == ["photos/a.png", "photos/x/a.png"])
        try tree.write(Array("x/a.png\na.png\n".utf8), to: "list")
        #expect(try tree.run(options: options + ["--relative-to", "photos"], output: "based").status == 0)
        #expect(try tree.files(below: "based/after") == ["a.png", "x/a.png"])
        try tree.write(Array("../elsewhere/a.png\n".utf8), to: "list")
        let climbing = try tree.run(options: options, output: "climbing")
        #expect(climbing.status == 64 && climbing.error.contains("--relative-to"), "\(climbing.error)")
    }

    @Test(arguments: [">>", "1<>"])
    func `A result never goes into its input`(redirection: String) throws {
        try tree.writeImage("a.png")
        let before = try Data(contentsOf: URL(filePath: tree.file("a.png")))
        let script = #""$0" run a.png --activation sigmoid --output - \#(redirection)a.png"#
        let outcome = try BuiltCommand.run(["-c", script, BuiltCommand.path], in: tree.path, program: "/bin/sh")
        #expect(outcome.status == 64 && outcome.error.contains("never written to"), "\(outcome.error)")
        #expect(try Data(contentsOf: URL(filePath: tree.file("a.png"))) == before)
    }

    @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
    func `A result that cannot be written is an error of the run`() throws {
        try tree.writeImage("a.png")
        let script = #""$0" run a.png --activation sigmoid --output - >/dev/full"#
        let outcome = try BuiltCommand.run(["-c", script, BuiltCommand.path], in: tree.path, program: "/bin/sh")
        #expect(outcome.status == 75 && outcome.error.contains("standard output"), "\(outcome.error)")
    }

    @Test(arguments: [
        "center_crop(100000000)", "center_crop(9223372036854775807,2)", "softmax(axis=0)", "softmin(axis=-4)",
    ])
    func `What no picture can become is refused before work starts`(text: String) throws {
        try tree.writeImage("a.png")
        let outcome = try tree.run("a.png", options: ["--pipeline", text + " | relu"])
        #expect(outcome.status == 64, "\(outcome.error)")
        #expect(!FileManager.default.fileExists(atPath: tree.file("out")))
    }

    @Test func `A stage makes no more pixels than an image may have`() throws {
        try tree.writeImage("a.png")
        let options = ["--pipeline", "center_crop(20000) | relu", "--save", "after"]
        let outcome = try tree.run("a.png", options: options)
        #expect(outcome.status == 3 && outcome.error.contains("400000000 pixels"), "\(outcome.error)")
    }
}
