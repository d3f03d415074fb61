import Foundation
import TestSupport
import Testing

/// No run writes to its inputs, or to what no option names: each case is refused with 64, and nothing is touched.
struct InputProtectionTests {
    let tree: SampleTree

    init() throws {
        tree = try SampleTree()
        try tree.writeImage("in/a.png")
        try tree.writeImage("in/b.png", seed: 2)
        try tree.write(Array("gone.png\n".utf8), to: "list.txt")
        try tree.write(Array("keep me".utf8), to: "keep.txt")
    }

    private func expectRefusal(_ arguments: [String], _ hint: String? = nil) throws {
        let before = try tree.contents()
        let outcome = try BuiltCommand.run(arguments, in: tree.path)
        #expect(outcome.status == 64, "\(outcome.error)")
        if let hint { #expect(outcome.error.contains(hint), "\(outcome.error)") }
        #expect(try tree.contents() == before)
    }

    /// `run in --output out` with more options.
    private func expectRefusal(options: [String], _ hint: String? = nil) throws {
        try expectRefusal(["run", "in", "--output", "out", "--activation", "sigmoid"] + options, hint)
    }

    // MARK: The copy of the manifest

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
                lines.count == 3 && lines.dropLast().allSatisfy { $0.hasPrefix("{") } && lines[2].contains("images, "))
        }
    }

    @Test(.timeLimit(.minutes(1))) func `A copy goes to a FIFO`() throws {
        try #require(mkfifo(tree.file("fifo"), 0o600) == 0)
        let reader = try RunningCommand([tree.file("fifo")], program: "/bin/cat")
        #expect(try tree.run("in", options: ["--save", "after", "--manifest-copy", "fifo"]).status == 0)
        let lines = try String(contentsOfFile: tree.file("out/manifest.ndjson"), encoding: .utf8)
        #expect(try reader.waitUntilExit().output == lines)
    }

    // MARK: The output directory

    @Test(arguments: ["X", "new/../X", "./X/", "link", "X/after/..", "new/../link", "/proc/self/cwd/X"])
    func `A run does not write over its inputs`(output: String) throws {
        try tree.writeImage("X/after/a.png")
        try tree.link("link", to: "X")
        for options in [[], ["--overwrite"], ["--skip-existing"]] {
            try expectRefusal(
                ["run", "X/after", "--activation", "sigmoid", "--output", output, "--save", "after"] + options,
                "inputs are never written to")
        }
    }

    @Test(arguments: [
        ("manifest.ndjson", "grids"), ("after/a.png", "after"), ("before/b.png", "before"),
        ("grids/step-000001-before.png", "grids"), ("tensors/step-000001.npy", "tensors"), ("report.html", "report"),
        ("report-pictures/0-first.png", "report"), ("tensorboard/events.out.tfevents.1.x.relume", "tensorboard"),
    ])
    func `An output that is a link to an input is refused, whatever kind it is`(name: String, kind: String) throws {
        for isHard in [true, false] {
            let path = tree.file("out\(isHard)/" + name)
            try FileManager.default.createDirectory(
                atPath: URL(filePath: path).deletingLastPathComponent().path, withIntermediateDirectories: true)
            if isHard {
                try FileManager.default.linkItem(atPath: tree.file("in/a.png"), toPath: path)
            } else {
                try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: tree.file("in/a.png"))
            }
            for options in [[], ["--overwrite"], ["--skip-existing"]] {
                try expectRefusal(
                    ["run", "in", "--activation", "sigmoid", "--save", kind, "--output", "out\(isHard)"] + options,
                    "inputs are never written to")
            }
        }
    }

    @Test(arguments: [
        ("after", "after"), ("before", "before"), ("grids", "grids"), ("tensors", "tensors"),
        ("tensorboard", "tensorboard"),
        ("report-pictures", "report"), ("after/sub", "after"),
    ])
    func `A directory that is a link out of the output is refused`(name: String, kind: String) throws {
        try tree.writeImage("in/sub/c.png")
        try tree.write([1], to: "elsewhere/x")
        for (output, target) in [("out", "elsewhere"), ("other", "none"), ("third", "in")] {
            try tree.link("\(output)/\(name)", to: tree.file(target))
            for options in [[], ["--overwrite"], ["--skip-existing"]] {
                try expectRefusal(
                    ["run", "in", "--activation", "relu", "--save", kind, "--output", output] + options,
                    "\(output)/\(name): this leads out of \(output)")
            }
        }
    }

    @Test func `A directory may be a link inside, but not to another that is written to`() throws {
        try tree.link("out/after", to: "store")
        try FileManager.default.createDirectory(atPath: tree.file("out/store"), withIntermediateDirectories: true)
        #expect(try tree.run("in", options: ["--save", "after,grids"]).status == 0)
        #expect(try tree.files(below: "out/store") == ["a.png", "b.png"])
        try tree.link("out/before", to: "store")
        try expectRefusal(options: ["--save", "before,after", "--overwrite"], "written to as well")
    }

    @Test func `A manifest that is a link is refused or replaced, never written through`() throws {
        try tree.link("out/manifest.ndjson", to: "../keep.txt")
        try expectRefusal(options: [], "the output exists")
        try expectRefusal(options: ["--skip-existing"], "this is a directory or a link")
        #expect(try tree.run("in", options: ["--overwrite"]).status == 0)
        #expect(try String(contentsOfFile: tree.file("keep.txt"), encoding: .utf8) == "keep me")
        #expect(try tree.manifest("out").count == 3)
        #expect(try tree.contents()["out/manifest.ndjson"] != "../keep.txt")
    }

    @Test func `A second name of a manifest keeps what it had`() throws {
        #expect(try tree.run("in").status == 0)
        try FileManager.default.linkItem(atPath: tree.file("out/manifest.ndjson"), toPath: tree.file("backup"))
        let backup = try Data(contentsOf: URL(filePath: tree.file("backup")))
        #expect(try tree.run("in/a.png", options: ["--overwrite"]).status == 0)
        #expect(try Data(contentsOf: URL(filePath: tree.file("backup"))) == backup)
    }

    @Test(arguments: ["manifest.ndjson", "after/a.png", "report.html", "grids/step-000001-after.png"])
    func `A link to nothing is something that exists`(name: String) throws {
        try tree.link("out/" + name, to: tree.file("none"))
        let options = ["--save", "after,grids,report"]
        try expectRefusal(options: options, "out/\(name): the output exists")
        #expect(try tree.run("in", options: options + ["--overwrite"]).status == 0)
        #expect(try tree.contents()["none"] == nil && tree.contents()["out/" + name] != tree.file("none"))
    }

    @Test(arguments: ["after/a.png", "manifest.ndjson", "report.html"])
    func `A pipe in the place of an output is refused`(name: String) throws {
        #expect(try tree.run("in", options: ["--save", "after,report"]).status == 0)
        try FileManager.default.removeItem(atPath: tree.file("out/" + name))
        try #require(mkfifo(tree.file("out/" + name), 0o600) == 0)
        for options in [[], ["--overwrite"], ["--skip-existing"]] {
            try expectRefusal(options: ["--save", "after,report"] + options)
        }
    }

    @Test func `No name leads out of the output directory`() throws {
        try FileManager.default.copyItem(atPath: tree.file("in/a.png"), toPath: tree.file("...png"))
        let template = "{stem}/{stem}/{stem}/x.png"
        #expect(try tree.run("...png", options: ["--save", "after", "--name-template", template]).status == 0)
        #expect(try tree.files(below: "out/after") == ["...png/...png/...png/x.png"])
        try tree.writeCIFAR("...bin", records: 1)
        #expect(try tree.run("...bin", options: ["--save", "after"], output: "records").status == 0)
        #expect(try tree.files(below: "records/after") == ["...bin/000000.png"])
    }

    @Test func `A directory that is taken back is not made`() throws {
        #expect(try tree.run("in", output: "new/../out").status == 0)
        #expect(try tree.files(below: "out/after") == ["a.png", "b.png"])
        #expect(try tree.contents()["new"] == nil)
        // Nor is it read: the second run finds what the first wrote.
        #expect(try tree.run("in", output: "new/../out").status == 64)
    }

    // MARK: Other commands

    @Test(arguments: ["a/x.png", "b/x.png", "new/../a/x.png", "link", "hard", "mask.png"], ["--html", "--junit"])
    func `A report of a comparison never is what is compared`(report: String, option: String) throws {
        try tree.writeImage("a/x.png")
        try tree.writeImage("b/x.png", seed: 2)
        try tree.writeImage("mask.png")
        try tree.link("link", to: "a/x.png")
        try FileManager.default.linkItem(atPath: tree.file("b/x.png"), toPath: tree.file("hard"))
        let options = [option, report, "--mask", "mask.png", "--output", "pictures"]
        try expectRefusal(["diff", "a", "b"] + options, "which is compared")
        try expectRefusal(["diff", "a/x.png", "b/x.png"] + options, "which is compared")
    }

    @Test(arguments: [
        ["--output", "a"], ["--output", "new/../a"], ["--output", "linked"], ["--output", "out"],
        ["--html", "r.html", "--junit", "r.html"], ["--html", "r.html", "--junit", "new/../r.html/x"],
        ["--html", "a/r.html"], ["--html", "r.html", "--junit", "r-pictures/0-first.png"],
        ["--html", "d/diff/diff/x.png", "--output", "d"], ["--html", "d/diff", "--output", "d"], ["--html", "a"],
    ])
    func `What a comparison writes is apart from what it reads, and from each other`(options: [String]) throws {
        for (directory, seed) in [("a", 1), ("b", 2)] {
            for name in ["x.png", "diff/x.png", "r-pictures/0-first.png"] {
                try tree.writeImage("\(directory)/\(name)", seed: seed)
            }
        }
        try tree.link("linked/mask", to: "../a")
        try tree.link("out/heat", to: tree.file("elsewhere"))
        try expectRefusal(["diff", "a", "b"] + options)
    }

    @Test(arguments: [["in/a.png", "none.png"], ["in", "in/a.png"], ["in", "none"], ["in/a.png", "list.txt"]])
    func `Nor where the comparison cannot be made`(sides: [String]) throws {
        for arguments in [sides, sides.reversed()] {
            try expectRefusal(["diff"] + arguments + ["--junit", "new/../in/a.png"], "which is compared")
        }
    }

    @Test(arguments: ["--html", "--junit"])
    func `A report of a comparison may go to standard output`(option: String) throws {
        let outcome = try BuiltCommand.run(
            ["diff", "in/a.png", "in/b.png", option, "/dev/stdout", "--quiet"], in: tree.path)
        #expect(outcome.status == 1 && outcome.output.hasPrefix("<"), "\(outcome.output.prefix(200))\(outcome.error)")
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: "/dev/stdout") != "")
    }

    @Test(arguments: ["keep.svg", "new/../keep.svg", "link.svg"])
    func `A plot replaces a file only when that is asked for`(output: String) throws {
        try tree.write([1], to: "keep.svg")
        try tree.link("link.svg", to: "keep.svg")
        try expectRefusal(["plot", "relu", "-o", output], "the output exists")
    }
}
