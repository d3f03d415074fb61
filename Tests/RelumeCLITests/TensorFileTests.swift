import Foundation
import RelumeCore
import RelumeImages
import RelumeTensorFiles
import TestSupport
import Testing

/// `--save tensors` in every format, type and number of files.
struct TensorFileTests {
    private let tree: SampleTree

    init() throws { tree = try SampleTree() }

    private func names(_ file: String) throws -> [String] {
        try JSONDecoder().decode([String].self, from: Data(contentsOf: URL(filePath: tree.file(file))))
    }

    private func images(_ file: String) throws -> Tensor<Float> {
        if file.hasSuffix(".npy") { return try NumPyFile.read(tree.file(file)) }
        if file.hasSuffix(".npz") { return try NPZFile(tree.file(file)).read("images") }
        return try SafetensorsFile(tree.file(file)).read("images")
    }

    private func labels(_ file: String) throws -> Tensor<Int64> {
        if file.hasSuffix(".npz") { return try NPZFile(tree.file(file)).read("labels") }
        if file.hasSuffix(".safetensors") { return try SafetensorsFile(tree.file(file)).read("labels") }
        return try NumPyFile.read(tree.file(file.replacing(".npy", with: ".labels.npy")))
    }

    @Test(arguments: ["npy", "npz", "safetensors"])
    func `Labels and names go with the tensors of each batch`(format: String) throws {
        try tree.writeCIFAR("test_batch.bin", records: 5)
        let options = ["--save", "tensors", "--tensor-format", format, "--batch-size", "3", "--activation", "tanh"]
        let outcome = try tree.run("test_batch.bin", options: options)
        #expect(outcome.status == 0, "\(outcome.error)")
        #expect(try images("out/tensors/step-000002.\(format)").shape == [2, 3, 32, 32])
        #expect(try labels("out/tensors/step-000001.\(format)") == Tensor(shape: [3], scalars: [0, 1, 2]))
        #expect(try labels("out/tensors/step-000002.\(format)") == Tensor(shape: [2], scalars: [3, 4]))
        let listed = try tree.manifest("out").flatMap { $0["outputs"] as? [String] ?? [] }
        #expect(try tree.files(below: "out/tensors").map { "tensors/\($0)" } == listed.sorted())
        #expect(try names("out/tensors/step-000002.names.json").map { $0.suffix(8) } == ["record 3", "record 4"])
    }

    @Test(arguments: ["npy", "npz", "safetensors"], [["in"], ["test_batch.bin"], ["in", "test_batch.bin"]])
    func `One file holds what the files of the batches hold`(format: String, inputs: [String]) throws {
        for index in 0..<5 { try tree.writeImage("in/\(index).png", width: 32, height: 32, seed: index) }
        try tree.writeCIFAR("test_batch.bin", records: 5)
        let options = ["--save", "tensors", "--tensor-format", format, "--batch-size", "2", "--activation", "tanh"]
        let many = try tree.run(inputs[0], options: Array(inputs.dropFirst()) + options, output: "many")
        #expect(many.status == 0, "\(many.error)")
        let one = try tree.run(
            inputs[0], options: Array(inputs.dropFirst()) + options + ["--tensors-in-one"], output: "one")
        #expect(one.status == 0, "\(one.error)")
        let parts = try tree.files(below: "many/tensors").filter {
            $0.hasSuffix(".\(format)") && !$0.contains("labels")
        }
        #expect(parts.count == inputs.count * 3)
        let whole = try images("one/tensors.\(format)")
        #expect(whole.shape == [inputs.count * 5, 3, 32, 32])
        #expect(try whole.scalars == parts.flatMap { try images("many/tensors/\($0)").scalars })
        #expect(try names("one/tensors.names.json").count == whole.shape[0])
        let beside = format == "npy" && inputs != ["in"] ? ["tensors.labels.npy"] : []
        #expect(
            try tree.files(below: "one")
                == (["manifest.ndjson", "tensors.names.json", "tensors.\(format)"] + beside).sorted())
        if inputs != ["in"] {
            // Pictures without labels come first.
            let expected: [Int64] = (inputs.count == 2 ? [-1, -1, -1, -1, -1] : []) + [0, 1, 2, 3, 4]
            #expect(try labels("one/tensors.\(format)").scalars == expected)
        }
    }

    @Test(arguments: [
        ["--batch-size", "2"], ["--batch-size", "1", "--tensor-format", "npz"], ["--tensors-in-one"],
        ["--tensors-in-one", "--tensor-format", "safetensors"],
    ])
    func `Nothing that an overwritten run made of its steps stands among the new files`(earlier: [String]) throws {
        try tree.writeImage("few/a.png", width: 5, height: 4, seed: 1)
        try tree.writeCIFAR("test_batch.bin", records: 5)
        for late in [["--batch-size", "4"], ["--tensors-in-one"]] {
            let save = ["--save", "tensors,grids,after"]
            #expect(try tree.run("test_batch.bin", options: save + earlier + ["--overwrite"]).status == 0)
            // Named like an output, and none that a manifest tells of.
            try tree.write([1], to: "out/tensors/step-000099.npy")
            let outcome = try tree.run("few", options: save + late + ["--overwrite"])
            #expect(outcome.status == 0, "\(outcome.error)")
            let pictures = try tree.files(below: "out/after")
            #expect(pictures.contains("a.png") && pictures.count == 6)
            let listed = try tree.manifest("out").flatMap { $0["outputs"] as? [String] ?? [] }
            let files = try tree.files(below: "out").filter { !$0.hasPrefix("after/") && $0 != "manifest.ndjson" }
            let expected = listed.filter { !$0.hasPrefix("after/") } + ["tensors/step-000099.npy"]
            #expect(files.sorted() == expected.sorted())
        }
    }

    @Test func `A manifest cannot have other files taken away`() throws {
        try tree.writeImage("a.png")
        try tree.write([1], to: "out/after/step-000001.npy")
        try tree.write([1], to: "keep.npy")
        let line = #"{"outputs":["../keep.npy","after/step-000001.npy","tensors/../../keep.npy"],"step":1}"#
        try tree.write(Array((line + "\n").utf8), to: "out/manifest.ndjson")
        #expect(try tree.run("a.png", options: ["--save", "tensors", "--overwrite"]).status == 0)
        #expect(try tree.files(below: ".").contains("keep.npy"))
        #expect(try tree.files(below: "out/after") == ["step-000001.npy"])
    }

    @Test(arguments: [("unit", "linear"), ("minmax", "tanh")])
    func `Bytes are the samples of picture files`(display: String, pipeline: String) throws {
        for name in ["a", "b"] { try tree.writeImage("in/\(name).png", width: 5, height: 4, seed: name == "a" ? 1 : 2) }
        let options = ["--save", "tensors,after", "--dtype", "uint8", "--pipeline", pipeline, "--display", display]
        let outcome = try tree.run("in", options: options)
        #expect(outcome.status == 0, "\(outcome.error)")
        let tensor = try NumPyFile.read(tree.file("out/tensors/step-000001.npy"), as: UInt8.self)
        #expect(tensor.shape == [2, 3, 4, 5])
        var expected: [UInt8] = []
        for name in ["a", "b"] {
            let file = try #require(try tree.decode("out/after/\(name).png").tensor(of: UInt8.self))
            for channel in 0..<3 { expected += (0..<20).map { file.scalars[$0 * 3 + channel] } }
        }
        #expect(tensor.scalars == expected)
    }

    @Test(arguments: ["npy", "npz", "safetensors"])
    func `Standard output gets the file of one input`(format: String) throws {
        try tree.writeImage("a.png", width: 5, height: 4)
        let arguments = ["run", "a.png", "--activation", "tanh", "--save", "tensors", "--tensor-format", format]
        for flags in [[], ["--tensors-in-one"]] {
            let piped = try BuiltCommand.run(arguments + flags + ["--output", "-"], in: tree.path)
            #expect(piped.status == 0, "\(piped.error)")
            try tree.write(piped.bytes, to: "piped.\(format)")
            #expect(try images("piped.\(format)").shape == [1, 3, 4, 5])
        }
        #expect(try BuiltCommand.run(arguments + ["--output", "out"], in: tree.path).status == 0)
        #expect(
            try Data(contentsOf: URL(filePath: tree.file("piped.\(format)")))
                == Data(contentsOf: URL(filePath: tree.file("out/tensors/step-000001.\(format)"))))
    }

    @Test func `One file is made again where it was left out, and left out where it is there`() throws {
        for index in 0..<3 { try tree.writeImage("in/\(index).png", seed: index) }
        let options = ["--save", "tensors,after", "--tensors-in-one", "--batch-size", "2"]
        #expect(try tree.run("in", options: options).status == 0)
        let whole = try images("out/tensors.npy")
        #expect(try tree.run("in", options: options).status == 64)
        try FileManager.default.removeItem(atPath: tree.file("out/tensors.npy"))
        #expect(try tree.run("in", options: options + ["--skip-existing"]).status == 0)
        #expect(try images("out/tensors.npy") == whole)
        let dry = try tree.run("in", options: options + ["--dry-run"], output: "new")
        #expect(dry.output.contains("every input -> new/tensors.npy"))
    }

    @Test func `Pictures that do not fit in one file are refused before the work starts`() throws {
        try tree.writeImage("in/a.png", width: 5)
        try tree.writeImage("in/b.png", width: 6)
        let outcome = try tree.run("in", options: ["--save", "tensors,after", "--tensors-in-one"])
        #expect(outcome.status == 64)
        #expect(outcome.error.contains("in/b.png") && outcome.error.contains("--tensors-in-one"), "\(outcome.error)")
        #expect(try tree.files(below: "").sorted() == ["in/a.png", "in/b.png"])
        #expect(
            try tree.run(
                "in", options: ["--save", "tensors", "--tensors-in-one", "--pipeline", "center_crop(4) | relu"]
            ).status == 0)
    }

    @Test func `An input that fails is not in the file`() throws {
        try tree.writeImage("in/a.png")
        try tree.write([0x89, 0x50], to: "in/b.png")
        try tree.writeImage("in/c.png", seed: 2)
        let outcome = try tree.run("in", options: ["--save", "tensors", "--tensors-in-one"])
        #expect(outcome.status == 3, "\(outcome.error)")
        #expect(try images("out/tensors.npy").shape[0] == 2)
        #expect(try names("out/tensors.names.json").map { $0.suffix(5) } == ["a.png", "c.png"])
    }

    @Test(.timeLimit(.minutes(10)), arguments: ["npy", "safetensors"])
    func `An interrupted run leaves no file of all, and none that is half written`(format: String) throws {
        try tree.writeImage("large.png", width: 200, height: 200)
        try FileManager.default.createDirectory(atPath: tree.file("many"), withIntermediateDirectories: true)
        for index in 0..<4000 {
            try FileManager.default.createSymbolicLink(
                atPath: tree.file("many/\(index).png"), withDestinationPath: "../large.png")
        }
        let command = try RunningCommand(
            [
                "run", "many", "--output", "out", "--activation", "sigmoid", "--save", "after,tensors",
                "--tensors-in-one",
                "--tensor-format", format,
            ], in: tree.path)
        #expect(command.waits(forFile: tree.file("out/after/100.png")))
        command.interrupt()
        let outcome = try command.waitUntilExit()
        #expect(outcome.status == 130, "\(outcome.error)")
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: tree.file("out")).sorted() == [
                "after", "manifest.ndjson",
            ])
    }
}
