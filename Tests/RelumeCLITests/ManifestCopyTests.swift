import Foundation
import TestSupport
import Testing

/// `--manifest-copy` names no input and no other output; where it does, that is refused with 64 and nothing is touched.
struct ManifestCopyTests {
    let tree: SampleTree

    init() throws {
        tree = try SampleTree()
        try tree.writeImage("in/a.png")
        try tree.writeImage("in/b.png", seed: 2)
        try tree.write(Array("gone.png\n".utf8), to: "list.txt")
        try tree.write(Array("keep me".utf8), to: "keep.txt")
    }

    /// `run in --output out` with more options.
    private func expectRefusal(options: [String], _ hint: String? = nil) throws {
        try tree.expectRefusal(["run", "in", "--output", "out", "--activation", "sigmoid"] + options, hint)
    }

    @Test(arguments: [
        "in/a.png", "new/../in/a.png", "./in//./a.png", "new/deep/../../in/a.png", "link", "loop/../in/a.png",
        "linkedIn/a.png",
        "hard", "in/a.png/", "in/a.png/x/../",
    ])
    func `A copy of the manifest never is an input`(report: String) throws {
        try tree.link("link", to: "in/a.png")
        try tree.link("linkedIn", to: "in")
        try FileManager.default.linkItem(atPath: tree.file("in/a.png"), toPath: tree.file("hard"))
        for options in [[], ["--overwrite"], ["--skip-existing"]] {
            try expectRefusal(options: ["--manifest-copy", report] + options)
        }
    }

    @Test func `The message says which input it is`() throws {
        try expectRefusal(
            options: ["--manifest-copy", "new/../in/a.png", "--overwrite"],
            "in/a.png: this is the input in/a.png; inputs are never written to, choose another --manifest-copy")
    }

    @Test(arguments: [
        (["--files-from", "list.txt"], "list.txt"), (["--limit", "1"], "in/b.png"),
        (["in/none.bin.png"], "in/none.bin.png"),
        (["bad.bin"], "bad.bin"), (["set"], "set/batches.meta.txt"), (["set"], "set/test_batch.bin"),
    ])
    func `Whatever is read counts as input`(inputs: [String], report: String) throws {
        try tree.write([1, 2, 3], to: "in/none.bin.png")
        try tree.write([UInt8](repeating: 200, count: 3073), to: "bad.bin")
        try tree.writeCIFAR("set/test_batch.bin", records: 2)
        let names = (0..<10).map { "name\($0)\n" }.joined()
        try tree.write(Array(names.utf8), to: "set/batches.meta.txt")
        try expectRefusal(options: inputs + ["--manifest-copy", report, "--overwrite"], "is the input")
    }

    @Test func `Standard input may be a file, too`() throws {
        let image = FileHandle(forReadingAtPath: tree.file("in/a.png"))
        let outcome = try RunningCommand(
            ["run", "-", "--output", "out", "--activation", "relu", "--manifest-copy", "in/a.png", "--overwrite"],
            input: try #require(image), in: tree.path
        ).waitUntilExit()
        #expect(outcome.status == 64 && outcome.error.contains("is the input"), "\(outcome.error)")
    }

    @Test(arguments: ["keep.txt", "new/../keep.txt", "toKeep"])
    func `A copy replaces a file only when that is asked for`(report: String) throws {
        try tree.link("toKeep", to: "keep.txt")
        try expectRefusal(options: ["--manifest-copy", report], "the file exists")
        #expect(try tree.run("in", options: ["--manifest-copy", report, "--overwrite"]).status == 0)
        let lines = try String(contentsOfFile: tree.file("keep.txt"), encoding: .utf8)
        #expect(lines == (try String(contentsOfFile: tree.file("out/manifest.ndjson"), encoding: .utf8)))
    }

    @Test(arguments: [
        "out/manifest.ndjson", "out/./manifest.ndjson", "new/../out/manifest.ndjson", "outLink/manifest.ndjson",
        "out/after/a.png",
        "out/grids/step-000001-after.png", "out/report.html", "out/tensors/step-000001.npy", "out", "out/after",
        "out/tensorboard", "out/manifest.ndjson/x", "out/after/a.png/deep/x",
        "out/tensorboard/events.out.tfevents.1.relume",
        "out/report-pictures/0-first.png", "out/report-pictures",
    ])
    func `A copy takes the place of no other output`(report: String) throws {
        try tree.link("outLink", to: "out")
        let save = ["--save", "after,grids,tensors,tensorboard,report", "--manifest-copy", report]
        for options in [[], ["--overwrite"], ["--skip-existing"]] { try expectRefusal(options: save + options) }
        #expect(try tree.run("in", options: ["--save", "after,grids,tensors,tensorboard,report"]).status == 0)
        for options in [["--overwrite"], ["--skip-existing"]] { try expectRefusal(options: save + options) }
    }

    @Test(arguments: ["out/lines/x.ndjson", "out/x.ndjson", "out/after/x.ndjson", "out/tensorboard.ndjson"])
    func `A copy may be beside the outputs`(report: String) throws {
        for options in [[], ["--overwrite"], ["--skip-existing"]] {
            #expect(
                try tree.run(
                    "in", options: ["--save", "after,tensorboard,report", "--manifest-copy", report] + options
                ).status
                    == 0)
            if options.isEmpty { try expectRefusal(options: ["--manifest-copy", report], "exist") }
        }
        let lines = try String(contentsOfFile: tree.file(report), encoding: .utf8)
        #expect(lines == (try String(contentsOfFile: tree.file("out/manifest.ndjson"), encoding: .utf8)))
    }

    @Test func `A copy goes to standard error, which keeps what it has`() throws {
        for options in [[], ["--overwrite"], ["--skip-existing"]] {
            let outcome = try tree.run("in", "none.bin", options: ["--manifest-copy", "/dev/stderr"] + options)
            #expect(outcome.status == 1)
            let written = try tree.run("in", options: ["--save", "after", "--manifest-copy", "/dev/stderr"] + options)
            #expect(written.status == 0, "\(written.error)")
            let lines = written.error.split(separator: "\n")
            #expect(
                lines.count == 4 && lines.dropLast().allSatisfy { $0.hasPrefix("{") } && lines[3].contains("images, "))
        }
    }

    @Test(.timeLimit(.minutes(10))) func `A copy goes to a FIFO`() throws {
        try #require(mkfifo(tree.file("fifo"), 0o600) == 0)
        let reader = try RunningCommand([tree.file("fifo")], program: "/bin/cat")
        #expect(try tree.run("in", options: ["--save", "after", "--manifest-copy", "fifo"]).status == 0)
        let lines = try String(contentsOfFile: tree.file("out/manifest.ndjson"), encoding: .utf8)
        #expect(try reader.waitUntilExit().output == lines)
    }

    @Test(arguments: ["/dev/stdout", "/dev/fd/1", "copy.ndjson"])
    func `A copy does not go where the one result goes`(copy: String) throws {
        try tree.write([], to: "copy.ndjson")
        let image = tree.file("in/a.png")
        let outcome = try tree.shell(
            "\"$0\" run \(image) --output - --save after --activation relu --manifest-copy \(copy) --overwrite >copy.ndjson"
        )
        #expect(outcome.status == 64 && outcome.error.contains("the result goes there"), "\(outcome.error)")
    }
}
