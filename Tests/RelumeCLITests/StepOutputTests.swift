import Foundation
import RelumeCodecs
import RelumeCore
import RelumeImages
import RelumeTensorBoard
import RelumeTensorFiles
import Testing
import TestSupport

/// What `relume run` writes for batches: events, grids and tensors.
struct StepOutputTests {
    let tree: SampleTree

    init() throws { tree = try SampleTree() }

    /// What the run's event file holds: the step and the image sizes of each value of `tag`.
    private func logged(_ tag: String, in output: String = "out") throws -> [(step: Int, images: [EncodedImage])] {
        let names = try tree.files(below: output + "/tensorboard")
        #expect(names.count == 1)
        var reader = try EventFileReader(path: tree.file("\(output)/tensorboard/\(names.first ?? "")"))
        var found: [(step: Int, images: [EncodedImage])] = []
        while let entry = try reader.next() {
            guard case .event(let event) = entry else {
                Issue.record("\(entry)")
                continue
            }
            for value in event.values where value.tag == tag {
                guard case .images(let images) = value.content else { continue }
                found.append((event.step, images))
            }
        }
        return found
    }

    @Test func `Images of one size go to TensorBoard as grids, of different sizes as lists`() throws {
        for index in 0..<3 { try tree.writeImage("same/\(index).png", width: 12, height: 8, seed: index) }
        #expect(try tree.run("same", options: ["--save", "tensorboard"]).status == 0)
        let grids = try logged("after")
        #expect(grids.map(\.step) == [1] && grids[0].images.map(\.width) == [36])
        for index in 0..<3 { try tree.writeImage("unlike/\(index).png", width: 12 + index, height: 8, seed: index) }
        #expect(try tree.run("unlike", options: ["--save", "tensorboard"], output: "lists").status == 0)
        let lists = try logged("before", in: "lists")
        let decoded = try lists[0].images.map { try ImageDecoder.decode($0.bytes).image }
        #expect(decoded.map(\.width) == [12, 13, 14])
        #expect(decoded[2].samples == SampleTree.image(width: 14, height: 8, channels: 3, seed: 2).samples)
    }

    @Test(arguments: ["grid", "list"])
    func `Layout, number of images and steps are as asked`(layout: String) throws {
        try tree.writeCIFAR("test_batch.bin", records: 40)
        let options = [
            "--save", "tensorboard", "--batch-size", "10", "--every", "2", "--max-outputs", "3", "--image-layout",
            layout,
            "--tags", "激活前,激活后",
        ]
        #expect(try tree.run("test_batch.bin", options: options).status == 0)
        let values = try logged("激活后")
        #expect(values.map(\.step) == [1, 3])
        #expect(values.map { $0.images.count } == (layout == "grid" ? [1, 1] : [3, 3]))
        #expect(values[0].images[0].width == (layout == "grid" ? 96 : 32))
    }

    @Test func `Tensors hold what leaves the pipeline, in planes`() throws {
        let image = PixelImage(unchecked: .uint8(Tensor(unchecked: [1, 2, 3], scalars: [0, 51, 102, 153, 204, 255])))
        try tree.write(try PNGEncoder.encode(image), to: "in/a.png")
        try tree.write(try PNGEncoder.encode(image), to: "in/b.png")
        #expect(try tree.run("in", options: ["--save", "tensors", "--pipeline", "linear(a=2)"]).status == 0)
        let tensor: Tensor<Float> = try NumPyFile.read(tree.file("out/tensors/step-000001.npy"))
        #expect(tensor.shape == [2, 3, 1, 2])
        let expected: [Float] = [0, 153, 51, 204, 102, 255].map { 2 * ($0 / 255) }
        #expect(tensor.scalars == expected + expected)
    }

    @Test func `Tensors of unlike sizes are an error of their step alone`() throws {
        try tree.writeImage("in/a.png", width: 4)
        try tree.writeImage("in/b.png", width: 5)
        try tree.writeImage("in/c.png", width: 5)
        let outcome = try tree.run("in", options: ["--save", "after,tensors", "--batch-size", "2"])
        #expect(outcome.status == 3 && outcome.error.contains("step-000001.npy"), "\(outcome.error)")
        #expect(try tree.files(below: "out/tensors") == ["step-000002.names.json", "step-000002.npy"])
        #expect(try tree.files(below: "out/after").count == 3)
    }

    @Test func `Images of different sizes are fitted into cells`() throws {
        try tree.writeImage("in/a.png", width: 100, height: 50)
        try tree.writeImage("in/b.png", width: 10, height: 20, channels: 4)
        #expect(try tree.run("in", options: ["--save", "grids", "--cell", "32"]).status == 0)
        let grid = try tree.decode("out/grids/step-000001-before.png")
        #expect(grid.width == 64 && grid.height == 32 && grid.channels == 3)
    }

    @Test func `Min-max stretches a grid by the range of its batch, files by their own`() throws {
        for (name, samples) in [("a", [50, 60]), ("b", [100, 150] as [UInt8])] {
            let image = PixelImage(unchecked: .uint8(Tensor(unchecked: [1, 2, 1], scalars: samples)))
            try tree.write(try PNGEncoder.encode(image), to: "in/\(name).png")
        }
        #expect(try tree.run("in", options: ["--display", "minmax"]).status == 0)
        #expect(try tree.decode("out/after/b.png").samples == .uint8(Tensor(unchecked: [1, 2, 1], scalars: [0, 255])))
        let grid = try tree.decode("out/grids/step-000001-after.png")
        let expected: [UInt8] = [0, 25, 127, 255].flatMap { [$0, $0, $0] }
        #expect(grid.samples == .uint8(Tensor(unchecked: [1, 4, 3], scalars: expected)))
    }

    /// A JPEG is decoded at a half where only its cell is wanted, and the manifest speaks of the file.
    @Test func `A grid alone shows what it shows beside other outputs`() throws {
        let jpeg = Repository.file("samples/images/marbles.jpg")
        try tree.writeImage("other.png", width: 9, height: 9)
        let options = ["other.png", "--pipeline", "linear", "--cell", "50"]
        #expect(try tree.run(jpeg, options: options + ["--save", "grids"]).status == 0)
        #expect(try tree.run(jpeg, options: options + ["--save", "after,grids"], output: "both").status == 0)
        let (alone, beside) = (
            try tree.decode("out/grids/step-000001-after.png"), try tree.decode("both/grids/step-000001-after.png")
        )
        #expect(alone.shape == beside.shape)
        let (a, b) = (try #require(alone.tensor(of: UInt8.self)), try #require(beside.tensor(of: UInt8.self)))
        let errors = zip(a.scalars, b.scalars).map {
            abs(Int($0) - Int($1))
        }
        #expect(errors.reduce(0, +) < 2 * errors.count && errors.contains { $0 > 0 })
        #expect(try tree.manifest("out").first?["width"] as? Int == 256)
    }

    @Test func `Images of one size keep it in the grid, however large the cell`() throws {
        for index in 0..<2 { try tree.writeImage("in/\(index).png", width: 150, height: 140, seed: index) }
        #expect(try tree.run("in", options: ["--save", "grids"]).status == 0)
        let grid = try tree.decode("out/grids/step-000001-before.png")
        #expect(grid.width == 300 && grid.height == 140)
    }

    @Test func `Record files that are missing are made again`() throws {
        try tree.writeCIFAR("test_batch.bin", records: 20)
        let options = ["--save", "after,grids", "--batch-size", "10"]
        #expect(try tree.run("test_batch.bin", options: options).status == 0)
        try FileManager.default.removeItem(atPath: tree.file("out/after/test_batch/000003.png"))
        let completed = try tree.run("test_batch.bin", options: options + ["--skip-existing"])
        #expect(completed.status == 0 && completed.error.contains("10 skipped"), "\(completed.error)")
        #expect(try tree.files(below: "out/after").count == 20)
        #expect(try tree.manifest("out").last?["skipped"] as? String != nil)
    }

    @Test(arguments: ["o\u{308}ut/激活", "out/", "./out//"])
    func `The manifest names outputs relative to their directory`(output: String) throws {
        try tree.writeImage("a.png")
        #expect(try tree.run("a.png", output: output).status == 0)
        let outputs = try tree.manifest(output).compactMap { $0["outputs"] as? [String] }
        #expect(outputs == [["after/a.png"], ["grids/step-000001-before.png", "grids/step-000001-after.png"]])
    }

    @Test(arguments: ["images", "test_batch.bin"])
    func `A file of a step that cannot be written is reported, and the rest is done`(input: String) throws {
        for index in 0..<6 { try tree.writeImage("images/\(index).png", seed: index) }
        try tree.writeCIFAR("test_batch.bin", records: 6)
        // Nothing can take the place of a directory.
        for name in ["grids/step-000002-after.png", "tensors/step-000003.npy", "tensors/step-000002.npy"] {
            try FileManager.default.createDirectory(
                atPath: tree.file("out/\(name)"), withIntermediateDirectories: true)
        }
        let options = ["--save", "grids,tensors,tensorboard", "--batch-size", "2", "--overwrite"]
        let outcome = try tree.run(input, options: options)
        #expect(outcome.status == 3 && outcome.error.contains("6 images,"), "\(outcome.error)")
        #expect(outcome.error.contains("step-000002-after.png: ") && outcome.error.contains("2 failed"))
        #expect(outcome.error.contains("(and 1 more of this step)"))
        let grids = (1...3).flatMap { ["step-00000\($0)-after.png", "step-00000\($0)-before.png"] }
        #expect(try tree.files(below: "out/grids") == grids.filter { $0 != "step-000002-after.png" })
        let beside = input == "images" ? ["names.json"] : ["labels.npy", "names.json"]
        #expect(try tree.files(below: "out/tensors") == (beside + ["npy"]).map { "step-000001.\($0)" })
        #expect(try logged("after").map(\.step) == [1, 2, 3])
        let records = try tree.manifest("out").filter { $0["input"] as? String == nil || input != "images" }
        let errors = records.map { $0["error"] as? String ?? "none" }
        #expect(errors.count == 3 && errors[0] == "none" && errors[1].contains("grids/step-000002-after.png"))
        #expect(errors[2].contains("tensors/step-000003.npy"))
        #expect(records[1]["outputs"] as? [String] == ["grids/step-000002-before.png"])
    }

    @Test(arguments: ["images", "test_batch.bin"])
    func `An event file that cannot be written ends the run`(input: String) throws {
        for index in 0..<6 { try tree.writeImage("images/\(index).png", seed: index) }
        try tree.writeCIFAR("test_batch.bin", records: 6)
        try tree.write([1], to: "out/tensorboard")
        let outcome = try tree.run(input, options: ["--save", "tensorboard", "--batch-size", "2"])
        #expect(outcome.status == 1, "\(outcome.error)")
        #expect(outcome.error.contains("out/tensorboard: cannot create the directory"), "\(outcome.error)")
    }

    @Test func `The first step that cannot be written ends a run that asks for it`() throws {
        try tree.writeCIFAR("test_batch.bin", records: 200)
        try FileManager.default.createDirectory(
            atPath: tree.file("out/tensors/step-000001.npy"), withIntermediateDirectories: true)
        let options = ["--save", "tensors", "--batch-size", "1", "--overwrite", "--fail-fast", "--jobs", "1"]
        let outcome = try tree.run("test_batch.bin", options: options)
        #expect(outcome.status == 3 && outcome.error.contains("stopped early"), "\(outcome.error)")
        #expect(try tree.files(below: "out/tensors").count < 100)
    }

    @Test func `A run that was cut off is completed`() throws {
        for index in 0..<6 { try tree.writeImage("in/\(index).png", seed: index) }
        let options = ["--save", "after,grids,tensorboard", "--batch-size", "2"]
        #expect(try tree.run("in", options: options, output: "whole").status == 0)
        #expect(try tree.run("in", options: options + ["--limit", "3"]).status == 0)
        // The second step had one image only: its grid has to be made again, its log entry stands.
        try FileManager.default.removeItem(atPath: tree.file("out/grids/step-000002-after.png"))
        let completed = try tree.run("in", options: options + ["--skip-existing"])
        #expect(completed.status == 0 && completed.error.contains("2 skipped"), "\(completed.error)")
        let files = try tree.files(below: "whole").filter { !$0.contains("manifest") && !$0.contains("tfevents") }
        for file in files {
            let whole = try Data(contentsOf: URL(filePath: tree.file("whole/\(file)")))
            #expect(try Data(contentsOf: URL(filePath: tree.file("out/\(file)"))) == whole, "\(file)")
        }
    }
}
