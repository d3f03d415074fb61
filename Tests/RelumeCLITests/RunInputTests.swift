import Foundation
import RelumeCodecs
import RelumeCore
import RelumeImages
import Testing
import TestSupport

/// What `relume run` reads, and in which order.
struct RunInputTests {
    let tree: SampleTree

    init() throws { tree = try SampleTree() }

    private func inputs(_ output: String = "out") throws -> [String] {
        try tree.manifest(output).compactMap { $0["input"] as? String }
    }

    @Test func `Several directories go each below its own name`() throws {
        try tree.writeImage("x/a.png")
        try tree.writeImage("y/a.png")
        try tree.writeImage("c.png")
        #expect(try tree.run("x", "y", "c.png", options: ["--save", "after"]).status == 0)
        #expect(try tree.files(below: "out/after") == ["c.png", "x/a.png", "y/a.png"])
    }

    @Test func `Formats are told by bytes, not by names`() throws {
        let bytes = try PNGEncoder.encode(SampleTree.image(width: 3, height: 3, channels: 3, seed: 1))
        try tree.write(bytes, to: "in/picture.jpg")
        try tree.write(bytes, to: "in/nameless")
        try tree.write(Array("read me".utf8), to: "in/README.txt")
        let outcome = try tree.run("in", options: ["--save", "after"])
        #expect(outcome.status == 0)
        #expect(try inputs() == ["in/nameless", "in/picture.jpg"])
        #expect(outcome.error.contains("1 file is not \(ImageFormat.anyName)"))
    }

    @Test(arguments: [
        (["--include", "*.png"], ["a.png", "sub/b.png"]), (["--exclude", "sub/*"], ["a.png", "c.jpg"]),
        (["--include", "sub/**"], ["sub/b.png", "sub/d.jpg"]), (["--no-recursive"], ["a.png", "c.jpg"]),
        (["--limit", "3"], ["a.png", "c.jpg", "sub/b.png"]),
    ])
    func `Globs, depth and limit choose the files`(options: [String], expected: [String]) throws {
        for name in ["a.png", "c.jpg", "sub/b.png", "sub/d.jpg"] { try tree.writeImage("in/\(name)") }
        #expect(try tree.run("in", options: options + ["--save", "after"]).status == 0)
        #expect(try inputs() == expected.map { "in/\($0)" })
    }

    @Test func `A list of files may come from standard input, with zero bytes between`() throws {
        for name in ["a b.png", "c\nd.png", "e.png"] { try tree.writeImage(name) }
        let outcome = try BuiltCommand.run(
            ["run", "--files-from", "-", "-0", "--output", "out", "--activation", "relu", "--save", "after"],
            input: Data("a b.png\0c\nd.png\0".utf8), in: tree.path)
        #expect(outcome.status == 0, "\(outcome.error)")
        #expect(try inputs() == ["a b.png", "c\nd.png"])
        try tree.write(Array("e.png\r\na b.png\n".utf8), to: "list.txt")
        #expect(try tree.run(options: ["--files-from", "list.txt", "--save", "after"], output: "lines").status == 0)
        #expect(try inputs("lines") == ["e.png", "a b.png"])
    }

    @Test func `A seed gives one order, another seed another`() throws {
        for index in 0..<20 { try tree.writeImage("in/\(index).png") }
        for (seed, output) in [("7", "a"), ("7", "b"), ("8", "c")] {
            #expect(try tree.run("in", options: ["--shuffle", seed, "--save", "after"], output: output).status == 0)
        }
        #expect(try inputs("a") == inputs("b"))
        #expect(try inputs("a") != inputs("c"))
        #expect(try inputs("a").sorted() == inputs("c").sorted())
    }

    @Test func `What an earlier run wrote is not read again`() throws {
        try tree.writeImage("a.png")
        #expect(try tree.run(".", options: ["--save", "after"]).status == 0)
        #expect(try tree.run(".", options: ["--save", "after", "--overwrite"]).status == 0)
        #expect(try inputs() == ["./a.png"] || inputs() == ["a.png"])
    }

    @Test func `EXIF orientation is applied, or not`() throws {
        let upright = SampleTree.image(width: 4, height: 2, channels: 1, seed: 3)
        var png = try PNGEncoder.encode(upright)
        // An eXIf chunk behind IHDR that says: turned by 90 degrees.
        let exif: [UInt8] = Array("II*\0".utf8) + [8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0]
        png.insert(contentsOf: PNGChunk.bytes("eXIf", exif), at: 33)
        try tree.write(png, to: "a.png")
        #expect(try tree.run("a.png", options: ["--save", "after"]).status == 0)
        #expect(try tree.decode("out/after/a.png").width == 2)
        #expect(try tree.run("a.png", options: ["--save", "after", "--no-orient"], output: "raw").status == 0)
        #expect(try tree.decode("raw/after/a.png").samples == upright.samples)
    }

    @Test func `A split of a data set's directory is read`() throws {
        try tree.writeCIFAR("set/test_batch.bin", records: 3)
        for index in 1...5 { try tree.writeCIFAR("set/data_batch_\(index).bin", records: 2) }
        #expect(try tree.run("set", options: ["--save", "after", "--split", "test"]).status == 0)
        #expect(try tree.files(below: "out/after").count == 3)
        #expect(try tree.run("set", options: ["--save", "after"], output: "all").status == 0)
        #expect(try tree.files(below: "all/after").count == 13)
    }

    @Test func `A split without a data set's directory is bad usage`() throws {
        try tree.writeImage("in/a.png")
        try tree.writeCIFAR("test_batch.bin", records: 3)
        for inputs in [["in"], ["in/a.png", "test_batch.bin"]] {
            let outcome = try tree.run(options: inputs + ["--split", "all"])
            #expect(outcome.status == 64 && outcome.error.contains("leave --split out"), "\(outcome.error)")
        }
        #expect(try tree.files(below: "out").isEmpty)
    }

    @Test func `Zero bytes without a list are bad usage`() throws {
        try tree.writeImage("a.png")
        let outcome = try tree.run("a.png", options: ["-0"])
        #expect(outcome.status == 64 && outcome.error.contains("add --files-from"), "\(outcome.error)")
        #expect(try tree.files(below: "out").isEmpty)
    }

    @Test(arguments: [[], ["-0"]])
    func `A name of a list that leads nowhere fails alone`(options: [String]) throws {
        try tree.writeImage("a.png")
        try tree.writeImage("b/c.png")
        try tree.link("dangling.png", to: "none")
        let long = String(repeating: "x", count: 300)
        let bad = ["gone.png", "gone/d.png", "cifar-10-batches-bin", "a.png/", "dangling.png", "gone.bin", long]
        let separator: [UInt8] = options.isEmpty ? [10] : [0]
        var list = (bad + ["a.png", "b"]).flatMap { Array($0.utf8) + separator }
        list += Array("odd".utf8) + [0xFF] + separator
        try tree.write(list, to: "list")
        let outcome = try tree.run(options: ["--files-from", "list", "--save", "after"] + options)
        #expect(outcome.status == 3 && outcome.error.contains("2 images,"), "\(outcome.error)")
        #expect(outcome.error.contains("\(bad.count + 1) failed") && outcome.error.contains("gone.png: no such file"))
        #expect(try tree.files(below: "out/after") == ["a.png", "b/c.png"])
        let failed = try tree.manifest("out").filter { $0["error"] != nil }.compactMap { $0["input"] as? String }
        #expect(failed == ["odd\u{FFFD}"] + bad)
    }

    @Test func `A list of nothing but names that lead nowhere is a run that cannot work`() throws {
        try tree.write(Array("gone.png\nlost.png\n".utf8), to: "list")
        for options in [[], ["--split", "test"]] {
            let outcome = try tree.run(options: ["--files-from", "list"] + options)
            #expect(outcome.status == 1 && outcome.error.contains("gone.png: no such file"), "\(outcome.error)")
        }
        #expect(try tree.files(below: "out").isEmpty)
    }

    @Test func `A list with zero bytes that nobody announced is no list of one name`() throws {
        try tree.writeImage("a.png")
        try tree.writeImage("b.png")
        try tree.write(Array("a.png\0b.png\0".utf8), to: "list")
        let outcome = try tree.run(options: ["--files-from", "list"])
        #expect(outcome.status == 1 && outcome.error.contains("add -0"), "\(outcome.error)")
    }

    @Test func `A name that leads nowhere ends a run that asks for it`() throws {
        try tree.writeImage("a.png")
        try tree.write(Array("gone.png\na.png\n".utf8), to: "list")
        let outcome = try tree.run(options: ["--files-from", "list", "--fail-fast"])
        #expect(outcome.status == 3 && outcome.error.contains("stopped early"), "\(outcome.error)")
        #expect(try tree.files(below: "out") == ["manifest.ndjson"])
    }

    @Test(arguments: ["after", "grids", "tensorboard,report", "tensors,after"])
    func `An input that vanishes while the run is under way fails alone`(kinds: String) throws {
        for index in 0..<5 { try tree.writeImage("in/\(index).png", seed: index) }
        let input = Pipe()
        let command = try RunningCommand(
            ["run", "-", "in", "--output", "out", "--activation", "relu", "--save", kinds, "--jobs", "1"], input: input,
            in: tree.path)
        // The first image is waited for; the names of the others are known by now.
        #expect(command.waits(forFile: tree.file("out/manifest.ndjson")))
        try FileManager.default.removeItem(atPath: tree.file("in/3.png"))
        let image = try PNGEncoder.encode(SampleTree.image(width: 9, height: 7, channels: 3, seed: 9))
        input.fileHandleForWriting.write(Data(image))
        try input.fileHandleForWriting.close()
        let outcome = try command.waitUntilExit()
        #expect(outcome.status == 3 && outcome.error.contains("5 images,"), "\(outcome.error)")
        let failed = try tree.manifest("out").filter { $0["error"] != nil }
        #expect(failed.compactMap { $0["input"] as? String } == ["in/3.png"])
    }
}
