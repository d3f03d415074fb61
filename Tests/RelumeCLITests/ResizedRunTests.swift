import Foundation
import RelumeCore
import RelumeImages
import RelumeTensorFiles
import TestSupport
import Testing

/// Runs whose pictures are brought to one size, or changed at random.
struct ResizedRunTests {
    private let tree: SampleTree

    init() throws { tree = try SampleTree() }

    private func bytes(_ path: String) throws -> Data { try Data(contentsOf: URL(filePath: tree.file(path))) }

    @Test func `Pictures of unlike sizes make one tensor when they are resized`() throws {
        try tree.writeImage("in/a.png", width: 9, height: 7)
        try tree.writeImage("in/b.png", width: 30, height: 40)
        let options = ["--pipeline", "resize(8) | center_crop(6) | relu", "--save", "tensors,after,grids"]
        let outcome = try tree.run("in", options: options)
        #expect(outcome.status == 0, "\(outcome.error)")
        let tensor = try NumPyFile.read(tree.file("out/tensors/step-000001.npy"), as: Float.self)
        #expect(tensor.shape == [2, 3, 6, 6])
        #expect(try tree.decode("out/after/b.png").shape == [6, 6, 3])
    }

    @Test func `What is random follows from the seed and the picture, not from jobs, batches or order`() throws {
        for index in 0..<9 {
            try tree.writeImage("in/\(index).png", width: 20, height: 16, seed: index)
        }
        try tree.writeCIFAR("test_batch.bin", records: 9)
        let pipeline = "random_crop(12,padding=3) | random_horizontal_flip | relu"
        let options = ["--pipeline", pipeline, "--save", "after", "--seed", "11"]
        let ways = [
            ("one", ["--jobs", "1", "--batch-size", "9"]), ("two", ["--jobs", "3", "--batch-size", "2"]),
            ("three", ["--shuffle", "5", "--batch-size", "4"]),
        ]
        for (name, way) in ways {
            let outcome = try tree.run("in", "test_batch.bin", options: options + way, output: name)
            #expect(outcome.status == 0, "\(outcome.error)")
        }
        let files = try tree.files(below: "one/after")
        #expect(files.count == 18)
        for file in files {
            let expected = try bytes("one/after/\(file)")
            #expect(try bytes("two/after/\(file)") == expected)
            #expect(try bytes("three/after/\(file)") == expected)
        }
        let others = ["--pipeline", pipeline, "--save", "after", "--seed", "12"]
        #expect(try tree.run("in", "test_batch.bin", options: others, output: "four").status == 0)
        #expect(try files.contains { try bytes("four/after/\($0)") != bytes("one/after/\($0)") })
    }

    @Test(arguments: ["pad(40) | center_crop(192,256)", "resize(24,32) | resize(192,256)"])
    func `A grid alone shows what a stage made of all pixels`(text: String) throws {
        let photo = Repository.file("samples/images/marbles.jpg")
        // Beside a picture of another size it gets a small cell, for which a JPEG may be decoded small.
        try tree.writeImage("a.png")
        let options = ["--cell", "32", "--pipeline", text + " | relu", "--save"]
        #expect(try tree.run(photo, "a.png", options: options + ["grids"], output: "alone").status == 0)
        #expect(try tree.run(photo, "a.png", options: options + ["grids,after"], output: "both").status == 0)
        let grid = "grids/step-000001-after.png"
        #expect(try bytes("alone/\(grid)") == bytes("both/\(grid)"))
    }

    @Test(arguments: [
        ("resize(1000000,1000000)", 64, "resize(height=1000000"), ("random_crop(0)", 64, "random_crop takes"),
        ("pad(1,fill=7)", 64, "write 1 for the greatest"), ("random_crop(400)", 64, "9 x 7 pixels"),
        ("resize(20000,10000)", 3, "200000000 pixels"), ("resize(20000,10000) | center_crop(2)", 3, "200000000 pixels"),
    ])
    func `What cannot be is refused before a picture is decoded`(text: String, status: Int, part: String) throws {
        try tree.writeImage("a.png", width: 9, height: 7)
        let outcome = try tree.run("a.png", options: ["--pipeline", text + " | relu", "--save", "after"])
        #expect(outcome.status == status && outcome.error.contains(part), "\(outcome.error)")
    }

    @Test func `A pipeline that fits no input is refused, and one that fits some does those`() throws {
        try tree.writeImage("in/a.png", width: 9, height: 7)
        try tree.writeImage("in/b.png", width: 9, height: 7)
        // What is no picture says nothing of the pipeline.
        try tree.write([1, 2, 3], to: "in/c.png")
        let options = ["--pipeline", "random_crop(8) | relu", "--save", "after"]
        let refused = try tree.run("in", options: options)
        #expect(refused.status == 64 && refused.error.contains("in/a.png") && refused.error.contains("9 x 7 pixels"))
        #expect(!FileManager.default.fileExists(atPath: tree.file("out")))
        try tree.writeImage("in/b.png", width: 9, height: 8)
        let mixed = try tree.run("in", options: options)
        #expect(mixed.status == 3 && mixed.error.contains("2 failed"), "\(mixed.error)")
        #expect(try tree.files(below: "out/after") == ["b.png"])
    }
}
