import Foundation
import RelumeCodecs
import RelumeCore
import RelumeImages
import Testing
import TestSupport

/// The exit status and the message of every way a run can end.
struct ExitStatusTests {
    let tree: SampleTree

    init() throws {
        tree = try SampleTree()
        try tree.writeImage("in/a.png")
    }

    @Test func `A bad file is reported and the others are kept`() throws {
        let bytes = try PNGEncoder.encode(SampleTree.image(width: 20, height: 20, channels: 3, seed: 1))
        try tree.write(Array(bytes.prefix(bytes.count / 2)), to: "in/cut.png")
        try tree.write([], to: "in/empty.jpg")
        let outcome = try tree.run("in")
        #expect(outcome.status == 3)
        #expect(outcome.error.contains("relume: in/cut.png: ") && outcome.error.contains("relume: in/empty.jpg: "))
        #expect(outcome.error.contains("1 image,") && outcome.error.contains("2 failed"))
        #expect(try tree.files(below: "out/after") == ["a.png"])
        let errors = try tree.manifest("out").compactMap { $0["error"] as? String }
        #expect(errors.count == 2 && errors.allSatisfy { $0.hasPrefix("in/") })
    }

    @Test func `The first failure ends a run that asks for it`() throws {
        try tree.write([1, 2, 3], to: "in/0.png")
        for index in 1..<300 { try tree.writeImage("in/b\(index).png", width: 64, height: 64) }
        let outcome = try tree.run("in", options: ["--fail-fast", "--jobs", "1", "--save", "after"])
        #expect(outcome.status == 3)
        #expect(outcome.error.contains("stopped early"))
        #expect(try tree.files(below: "out/after").count < 100)
    }

    @Test(arguments: [
        (["missing.png"], "missing.png: no such file or directory"), (["empty"], "nothing to do"),
        (["in", "--include", "*.gif"], "nothing to do"),
    ])
    func `A run that cannot work at all exits with 1`(arguments: [String], message: String) throws {
        try FileManager.default.createDirectory(atPath: tree.file("empty"), withIntermediateDirectories: true)
        let outcome = try tree.run(options: arguments)
        #expect(outcome.status == 1 && outcome.error.contains(message), "\(outcome.error)")
        #expect(try tree.files(below: "out").isEmpty)
    }

    @Test func `An output that cannot be written exits with 1`() throws {
        #expect(try tree.run("in", output: "/proc/relume").status == 1)
        try tree.write([1], to: "file")
        let outcome = try tree.run("in", output: "file")
        #expect(outcome.status == 1 && outcome.error.contains("must be a directory"))
    }

    @Test func `Damaged records name file, record and byte`() throws {
        try tree.writeCIFAR("bad.bin", records: 3)
        var bytes = [UInt8](try Data(contentsOf: URL(filePath: tree.file("bad.bin"))))
        bytes[2 * 3073] = 12
        try tree.write(bytes, to: "bad.bin")
        let label = try tree.run("bad.bin")
        #expect(label.status == 1)
        #expect(label.error.contains("bad.bin: record 2, byte 6146: "), "\(label.error)")
        try tree.write(Array(bytes.dropLast()), to: "short.bin")
        let short = try tree.run("short.bin")
        #expect(short.status == 1 && short.error.contains("short.bin: ") && short.error.contains("3073"))
    }

    @Test(arguments: [
        (["--activation", "sigmoyd"], "sigmoid"), (["--pipeline", "center_crop(0) | relu"], "center_crop(224,160)"),
        (["--activation", "relu", "--pipeline", "relu"], "not both"),
        (["--pipeline", "normalize(nosuch) | relu"], "cifar10"),
        (["--save", "after,movies"], "unknown output 'movies'"),
        (["--display", "range(1,0)"], "the lower first"), (["--display", "denormalize"], "normalize stage"),
        (["--name-template", "{stem}.gif"], ".png"), (["--tags", "same,same"], "two different names"),
        (["--tags", "one"], "two names"), (["--batch-size", "0"], "batch-size"), (["--jobs", "0"], "jobs"),
        (["--overwrite", "--skip-existing"], "not both"), (["--png", "tiny"], "fast"), (["--nonsense"], "nonsense"),
        (["--activation", "softmax(axis=9)"], "no axis 9"), (["--pipeline", "prelu([1,2]) | relu"], "2 weights"),
        (["--every", "0"], "every"), (["--limit", "-1"], "limit"), (["--cell", "0"], "cell"),
    ])
    func `Bad usage exits with 64 and says what would be good`(options: [String], hint: String) throws {
        let outcome = try tree.run("in", options: options)
        #expect(outcome.status == 64, "\(outcome.error)")
        #expect(outcome.error.contains(hint), "\(outcome.error)")
        #expect(try tree.files(below: "out").isEmpty)
    }

    @Test func `An instruction set that there is not is bad usage`() throws {
        func eval(_ set: String) throws -> BuiltCommand.Outcome {
            let arguments = ["RELUME_INSTRUCTION_SET=\(set)", BuiltCommand.path, "eval", "gelu", "1"]
            return try BuiltCommand.run(arguments, program: "/usr/bin/env")
        }
        let refused = try eval("avx1024")
        #expect(refused.status == 64 && refused.error.contains("this processor runs baseline"), "\(refused.error)")
        #expect(try eval("baseline").output == eval("").output)
        #expect(try eval("baseline").status == 0)
    }

    @Test func `Neither an activation nor an output is guessed`() throws {
        #expect(try BuiltCommand.run(["run", "in", "--output", "out"], in: tree.path).status == 64)
        #expect(try BuiltCommand.run(["run", "in", "--activation", "relu"], in: tree.path).status == 64)
        #expect(try BuiltCommand.run(["run", "--activation", "relu", "--output", "o"], in: tree.path).status == 64)
    }

    @Test func `Two inputs for one output are refused before work starts`() throws {
        try tree.writeImage("in/a.jpg")
        let outcome = try tree.run("in")
        #expect(outcome.status == 64)
        for part in ["in/a.jpg", "in/a.png", "--name-template \"{dir}/{name}.png\""] {
            #expect(outcome.error.contains(part), "\(outcome.error)")
        }
        #expect(try tree.files(below: "out").isEmpty)
        #expect(try tree.run("in", options: ["--name-template", "{dir}/{name}.png"]).status == 0)
        #expect(try tree.files(below: "out/after") == ["a.jpg.png", "a.png.png"])
        // Names of files that are not written cannot collide.
        #expect(try tree.run("in", options: ["--save", "grids"], output: "grids").status == 0)
    }

    @Test func `Existing outputs are refused, replaced, or completed`() throws {
        #expect(try tree.run("in").status == 0)
        let first = try Data(contentsOf: URL(filePath: tree.file("out/after/a.png")))
        let refused = try tree.run("in", options: ["--activation", "sigmoid"])
        #expect(refused.status == 64 && refused.error.contains("--overwrite") && refused.error.contains("out/"))
        #expect(try Data(contentsOf: URL(filePath: tree.file("out/after/a.png"))) == first)
        #expect(try tree.run("in", options: ["--activation", "sigmoid", "--overwrite"]).status == 0)
        let second = try Data(contentsOf: URL(filePath: tree.file("out/after/a.png")))
        #expect(second != first)
        try tree.writeImage("in/b.png")
        let completed = try tree.run("in", options: ["--activation", "sigmoid", "--save", "after", "--skip-existing"])
        #expect(completed.status == 0 && completed.error.contains("1 image,") && completed.error.contains("1 skipped"))
        #expect(try Data(contentsOf: URL(filePath: tree.file("out/after/a.png"))) == second)
        #expect(try tree.files(below: "out/after") == ["a.png", "b.png"])
    }

    @Test func `An output that is a link to an input is refused`() throws {
        try FileManager.default.createDirectory(atPath: tree.file("out/after"), withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(
            atPath: tree.file("out/after/a.png"), withDestinationPath: tree.file("in/a.png"))
        let before = try Data(contentsOf: URL(filePath: tree.file("in/a.png")))
        let outcome = try tree.run("in", options: ["--overwrite", "--activation", "sigmoid"])
        #expect(outcome.status == 64 && outcome.error.contains("never written to"))
        #expect(try Data(contentsOf: URL(filePath: tree.file("in/a.png"))) == before)
    }

    @Test func `A dry run prints the plan and writes nothing`() throws {
        let outcome = try tree.run("in", options: ["--dry-run"])
        #expect(outcome.status == 0)
        #expect(outcome.output.contains("in/a.png -> out/after/a.png"))
        #expect(outcome.output.contains("step 1 of 1 images -> out/grids/step-000001-before.png"))
        #expect(try tree.files(below: "out").isEmpty)
    }

    @Test func `Images beyond the limit are refused by name`() throws {
        let outcome = try tree.run("in", options: ["--max-image-pixels", "62"])
        #expect(outcome.status == 3 && outcome.error.contains("in/a.png: ") && outcome.error.contains("63"))
        #expect(try tree.run("in", options: ["--max-image-pixels", "63", "--overwrite"]).status == 0)
    }

    @Test func `A header that claims an absurd size fails alone`() throws {
        let side: [UInt8] = [0x7F, 0xFF, 0xFF, 0xFF]
        let header = PNGChunk.bytes("IHDR", side + side + [16, 6, 0, 0, 0])
        try tree.write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + header, to: "in/huge.png")
        let outcome = try tree.run("in")
        #expect(outcome.status == 3 && outcome.error.contains("in/huge.png: "), "\(outcome.error)")
        #expect(try tree.files(below: "out/after") == ["a.png"])
    }

    @Test func `A copy of the manifest never replaces an input, and an older copy only when asked`() throws {
        let before = try Data(contentsOf: URL(filePath: tree.file("in/a.png")))
        let onInput = try tree.run("in", options: ["--manifest-copy", "in/a.png", "--overwrite"])
        #expect(onInput.status == 64 && onInput.error.contains("never written to"))
        #expect(try Data(contentsOf: URL(filePath: tree.file("in/a.png"))) == before)
        #expect(try tree.run("in", options: ["--manifest-copy", "out/./manifest.ndjson"]).status == 64)
        let onOutput = try tree.run("in", options: ["--manifest-copy", "./out//after/a.png"])
        #expect(onOutput.status == 64 && onOutput.error.contains("the run writes something else there"))
        #expect(try tree.files(below: "out").isEmpty)
        #expect(try tree.run("in", options: ["--manifest-copy", "out/report.ndjson"]).status == 0)
        let again = try tree.run("in", options: ["--manifest-copy", "out/report.ndjson"], output: "other")
        #expect(again.status == 64 && again.error.contains("the file exists"))
        let options = ["--manifest-copy", "out/report.ndjson", "--overwrite"]
        #expect(try tree.run("in", options: options, output: "other").status == 0)
    }

    @Test func `A file where another input needs a directory is refused before work starts`() throws {
        try tree.writeImage("mixed/a.jpg")
        try tree.writeImage("mixed/a.png/deep/b.png")
        try tree.writeImage("mixed/a.pngs/c.png")
        for options in [[], ["--shuffle", "1"], ["--shuffle", "2"]] {
            let outcome = try tree.run("mixed", options: options)
            #expect(outcome.status == 64)
            for part in ["mixed/a.jpg would write the file a.png", "mixed/a.png/deep/b.png needs", "separate runs"] {
                #expect(outcome.error.contains(part), "\(outcome.error)")
            }
        }
        #expect(try tree.files(below: "out").isEmpty)
        #expect(try tree.run("mixed", options: ["--name-template", "{dir}/{name}.png"]).status == 0)
        #expect(try tree.files(below: "out/after") == ["a.jpg.png", "a.png/deep/b.png.png", "a.pngs/c.png.png"])
    }

    @Test func `Records that would write one file are refused as images are`() throws {
        try tree.writeCIFAR("x/test_batch.bin", records: 3)
        try tree.writeCIFAR("y/test_batch.bin", records: 3)
        let options = ["--save", "after"]
        let template = try tree.run("x/test_batch.bin", options: options + ["--name-template", "one.png"])
        #expect(template.status == 64 && template.error.contains("x/test_batch.bin record 1"), "\(template.error)")
        let twice = try tree.run("x/test_batch.bin", "x/test_batch.bin", options: options)
        #expect(twice.status == 64 && twice.error.contains("name it once"))
        let namesakes = try tree.run("x/test_batch.bin", "y/test_batch.bin", options: options)
        #expect(namesakes.status == 64 && namesakes.error.contains("separate runs"))
    }

    @Test func `A damaged data set among good inputs fails alone`() throws {
        try tree.write([UInt8](repeating: 200, count: 3073), to: "bad.bin")
        let outcome = try tree.run("in", "bad.bin", options: ["--save", "after"])
        #expect(outcome.status == 3 && outcome.error.contains("bad.bin: record 0"), "\(outcome.error)")
        #expect(try tree.files(below: "out/after") == ["in/a.png"])
        #expect(try tree.manifest("out").contains { ($0["error"] as? String)?.contains("bad.bin") == true })
    }

    @Test func `A missing data set says where it is to be had`() throws {
        let outcome = try tree.run("cifar-10-batches-bin")
        #expect(outcome.status == 1)
        for part in ["cifar-10-binary.tar.gz", "170,052,171", "c32a1d4ab5d03f1284b67883e8d87530"] {
            #expect(outcome.error.contains(part), "\(outcome.error)")
        }
    }

    @Test func `A preset for three channels does not fit gray, and says so`() throws {
        try tree.writeImage("in/gray.png", channels: 1)
        let outcome = try tree.run("in", options: ["--pipeline", "normalize(cifar10) | relu"])
        #expect(
            outcome.status == 3 && outcome.error.contains("in/gray.png: ") && outcome.error.contains("normalize(half)"))
    }

    @Test(.timeLimit(.minutes(10)))
    func `A run that hangs on its input can be interrupted all the same`() throws {
        // A pipe that nobody writes to and nobody closes: the worker waits in its read call for ever.
        let pipe = Pipe()
        let command = try RunningCommand(
            ["run", "in", "-", "--output", "out", "--activation", "relu", "--save", "after"], input: pipe, in: tree.path
        )
        #expect(command.waits(forFile: tree.file("out/after/in/a.png")))
        command.interrupt()
        let outcome = try command.waitUntilExit()
        #expect(outcome.status == 130 && outcome.error.contains("interrupted"), "\(outcome.error)")
        #expect(try tree.files(below: "out/after") == ["in/a.png"])
    }

    @Test(.timeLimit(.minutes(10)), arguments: [true, false])
    func `An interrupted run leaves whole files only`(bySIGINT: Bool) throws {
        try tree.writeImage("large.png", width: 400, height: 400)
        for index in 0..<4000 {
            try FileManager.default.createDirectory(atPath: tree.file("many"), withIntermediateDirectories: true)
            try FileManager.default.createSymbolicLink(
                atPath: tree.file("many/\(index).png"), withDestinationPath: "../large.png")
        }
        let command = try RunningCommand(
            ["run", "many", "--output", "out", "--activation", "sigmoid", "--save", "after"], in: tree.path)
        #expect(command.waits(forFile: tree.file("out/after")))
        if bySIGINT { command.interrupt() } else { command.terminate() }
        let outcome = try command.waitUntilExit()
        #expect(outcome.status == (bySIGINT ? 130 : 143), "\(outcome.error)")
        #expect(outcome.error.contains("stopped early"))
        let files = try tree.files(below: "out/after")
        #expect(!files.isEmpty && files.count < 4000)
        for file in files { #expect(try tree.decode("out/after/\(file)").width == 400) }
        #expect(try tree.manifest("out").count == files.count)
    }
}
