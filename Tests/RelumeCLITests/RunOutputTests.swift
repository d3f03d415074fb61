import Foundation
import RelumeCodecs
import RelumeCore
import RelumeImages
import Testing
import TestSupport

/// What `relume run` writes.
struct RunOutputTests {
    let tree: SampleTree

    init() throws { tree = try SampleTree() }

    @Test func `Images give after and grids, mirrored below the output`() throws {
        try tree.writeImage("in/a.png")
        try tree.writeImage("in/sub/b.png", seed: 2)
        let outcome = try tree.run("in", options: ["--activation", "sigmoid"])
        #expect(outcome.status == 0, "\(outcome.error)")
        #expect(
            try tree.files(below: "out") == [
                "after/a.png", "after/sub/b.png", "grids/step-000001-after.png", "grids/step-000001-before.png",
                "manifest.ndjson",
            ])
        #expect(outcome.error.contains("2 images,") && outcome.error.contains("0 failed"))
        #expect(outcome.output.isEmpty)
    }

    @Test(arguments: [1, 2, 3, 4])
    func `The identity writes exactly the samples it read`(channels: Int) throws {
        let image = try tree.writeImage("a.png", channels: channels)
        #expect(try tree.run("a.png", options: ["--save", "before,after"]).status == 0)
        #expect(try tree.decode("out/after/a.png").samples == image.samples)
        #expect(try tree.decode("out/before/a.png").samples == image.samples)
    }

    @Test func `Sixteen bits stay sixteen bits`() throws {
        let samples = (0..<300).map { UInt16(truncatingIfNeeded: $0 &* 8191) }
        let image = PixelImage(unchecked: .uint16(Tensor(unchecked: [10, 30, 1], scalars: samples)))
        try tree.write(try PNGEncoder.encode(image), to: "a.png")
        #expect(try tree.run("a.png", options: ["--save", "after"]).status == 0)
        #expect(try tree.decode("out/after/a.png").samples == image.samples)
        let relu = try tree.run(
            "a.png", options: ["--save", "after", "--pipeline", "normalize(half) | relu"], output: "relu")
        #expect(relu.status == 0)
        // Relu on normalized values keeps what was above the middle and lifts the rest to it.
        let expected = samples.map { max($0, 32768) }
        #expect(
            try tree.decode("relu/after/a.png").samples == .uint16(Tensor(unchecked: [10, 30, 1], scalars: expected)))
    }

    @Test(arguments: ["sigmoid", "softmax"])
    func `Alpha is carried through untouched`(activation: String) throws {
        let image = try tree.writeImage("a.png", channels: 4)
        #expect(try tree.run("a.png", options: ["--save", "after", "--activation", activation]).status == 0)
        let source = try #require(image.tensor(of: UInt8.self))
        let result = try #require(try tree.decode("out/after/a.png").tensor(of: UInt8.self))
        #expect(stride(from: 3, to: source.shape.count, by: 4).allSatisfy { source.scalars[$0] == result.scalars[$0] })
        #expect(source.scalars != result.scalars)
    }

    @Test func `Sigmoid files take the nearest sample of the formula`() throws {
        let samples = [UInt8](0...255)
        let image = PixelImage(unchecked: .uint8(Tensor(unchecked: [16, 16, 1], scalars: samples)))
        try tree.write(try PNGEncoder.encode(image), to: "a.png")
        #expect(try tree.run("a.png", options: ["--save", "after", "--activation", "sigmoid"]).status == 0)
        let expected = samples.map { UInt8((255 / (1 + exp(-Double($0) / 255))).rounded()) }
        #expect(
            try tree.decode("out/after/a.png").samples == .uint8(Tensor(unchecked: [16, 16, 1], scalars: expected)))
    }

    @Test func `Any number of jobs and any order of work gives the same bytes`() throws {
        for index in 0..<69 { try tree.writeImage("in/\(index).png", width: 5 + index % 7, seed: index) }
        // The last image is large enough to be encoded by all workers.
        try tree.writeImage("in/99.png", width: 700, height: 500)
        let options = [
            "--save", "after,before,grids,tensorboard", "--pipeline", "normalize(half) | gelu", "--batch-size", "16",
        ]
        for jobs in [1, 2, 8] {
            #expect(try tree.run("in", options: options + ["--jobs", "\(jobs)"], output: "out\(jobs)").status == 0)
        }
        let files = try tree.files(below: "out1").filter { !$0.contains("manifest") && !$0.contains("tfevents") }
        #expect(files.count == 70 * 2 + 5 * 2)
        for jobs in [2, 8] {
            for file in files {
                let reference = try Data(contentsOf: URL(filePath: tree.file("out1/\(file)")))
                #expect(try Data(contentsOf: URL(filePath: tree.file("out\(jobs)/\(file)"))) == reference, "\(file)")
            }
            // In order as well, although the work is not.
            #expect(
                try tree.manifest("out\(jobs)").compactMap { $0["input"] as? String }
                    == tree.manifest("out1").compactMap { $0["input"] as? String })
        }
    }

    @Test func `Colors are reduced only when that is asked for`() throws {
        try tree.writeImage("a.png", width: 40, height: 40)
        let options = ["--save", "after", "--activation", "step"]
        #expect(try tree.run("a.png", options: options).status == 0)
        #expect(try tree.run("a.png", options: options + ["--reduce"], output: "small").status == 0)
        let (file, small) = (try tree.info("out/after/a.png"), try tree.info("small/after/a.png"))
        #expect(file.colorType == .rgb && file.bitDepth == 8)
        #expect(small.colorType == .palette && small.bitDepth < 8)
        #expect(try tree.decode("out/after/a.png") == tree.decode("small/after/a.png"))
    }

    @Test func `Min-max stretches each image by its own range`() throws {
        let image = PixelImage(unchecked: .uint8(Tensor(unchecked: [1, 3, 1], scalars: [50, 101, 150])))
        try tree.write(try PNGEncoder.encode(image), to: "a.png")
        #expect(try tree.run("a.png", options: ["--save", "after", "--display", "minmax"]).status == 0)
        #expect(
            try tree.decode("out/after/a.png").samples == .uint8(Tensor(unchecked: [1, 3, 1], scalars: [0, 130, 255])))
    }

    @Test func `A data set gives grids and events, and records as files when asked`() throws {
        try tree.writeCIFAR("test_batch.bin", records: 70)
        #expect(try tree.run("test_batch.bin", options: ["--activation", "sigmoid"]).status == 0)
        let files = try tree.files(below: "out")
        #expect(files.filter { $0.hasPrefix("grids/") }.count == 4)
        #expect(files.contains { $0.hasPrefix("tensorboard/events.out.tfevents.") })
        let grid = try tree.decode("out/grids/step-000001-before.png")
        #expect(grid.width == 256 && grid.height == 256)
        let rest = try tree.decode("out/grids/step-000002-after.png")
        #expect(rest.width == 192 && rest.height == 32)
        #expect(try tree.run("test_batch.bin", options: ["--save", "after,tensors"], output: "records").status == 0)
        let records = try tree.files(below: "records")
        #expect(records.contains("after/test_batch/000069.png") && records.contains("tensors/step-000002.npy"))
        #expect(try tree.decode("records/after/test_batch/000001.png").width == 32)
        let line = try tree.manifest("out")[1]
        #expect(line["step"] as? Int == 2 && (line["records"] as? [Int]) == Array(64..<70))
        #expect((line["labels"] as? [String])?.first == "deer")
    }

    @Test func `A copy of the manifest has its lines`() throws {
        try tree.writeImage("a.png")
        let outcome = try tree.run("a.png", options: ["--manifest-copy", "-"])
        #expect(outcome.status == 0)
        #expect(outcome.output == (try String(contentsOfFile: tree.file("out/manifest.ndjson"), encoding: .utf8)))
        let line = try #require(try tree.manifest("out").first)
        #expect(line["input"] as? String == "a.png" && line["width"] as? Int == 9 && line["height"] as? Int == 7)
        #expect(line["outputs"] as? [String] == ["after/a.png"] && line["clipped"] as? Int == 0)
    }

    @Test func `The directory of a manifest's copy is made`() throws {
        try tree.writeImage("a.png")
        #expect(try tree.run("a.png", options: ["--manifest-copy", "new/lines/report.ndjson"]).status == 0)
        let report = try Data(contentsOf: URL(filePath: tree.file("new/lines/report.ndjson")))
        #expect(try report == Data(contentsOf: URL(filePath: tree.file("out/manifest.ndjson"))))
        let outcome = try tree.run("a.png", options: ["--manifest-copy", "/proc/none/r.ndjson"], output: "other")
        #expect(outcome.status == 1 && outcome.error.contains("/proc/none: cannot create the directory"))
    }

    @Test func `Clipped and non-finite values are counted`() throws {
        let image = PixelImage(unchecked: .uint8(Tensor(unchecked: [1, 2, 1], scalars: [0, 255])))
        try tree.write(try PNGEncoder.encode(image), to: "a.png")
        let outcome = try tree.run("a.png", options: ["--pipeline", "linear(a=2,b=-0.5)"])
        #expect(outcome.status == 0)
        #expect(try tree.manifest("out").first?["clipped"] as? Int == 2)
        #expect(outcome.error.contains("2 values were clipped"))
    }

    @Test(arguments: [("relu", "no sample changed"), ("sigmoid", "flat gray"), ("linear", "")])
    func `The closing line says when there is nothing to see`(activation: String, remark: String) throws {
        try tree.writeImage("a.png")
        let outcome = try tree.run("a.png", options: ["--activation", activation])
        #expect(outcome.status == 0)
        #expect(remark.isEmpty ? !outcome.error.contains("normalize(half)") : outcome.error.contains(remark))
        #expect(remark.isEmpty || outcome.error.contains("\"normalize(half) | relu\""))
    }

    @Test func `Standard input is one image`() throws {
        let image = SampleTree.image(width: 4, height: 3, channels: 3, seed: 5)
        let outcome = try BuiltCommand.run(
            ["run", "-", "--output", "out", "--activation", "linear"], input: Data(try PNGEncoder.encode(image)),
            in: tree.path)
        #expect(outcome.status == 0, "\(outcome.error)")
        #expect(try tree.decode("out/after/stdin.png").samples == image.samples)
    }
}
