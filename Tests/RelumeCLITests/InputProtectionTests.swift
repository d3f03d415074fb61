import Foundation
import TestSupport
import Testing

/// A run writes to none of its inputs and to nothing outside its output directory; what would is refused with 64, and nothing
/// is touched.
struct InputProtectionTests {
    let tree: SampleTree

    init() throws {
        tree = try SampleTree()
        try tree.writeImage("in/a.png")
        try tree.writeImage("in/b.png", seed: 2)
        try tree.write(Array("keep me".utf8), to: "keep.txt")
    }

    /// `run in --output out` with more options.
    private func expectRefusal(options: [String], _ hint: String? = nil) throws {
        try tree.expectRefusal(["run", "in", "--output", "out", "--activation", "sigmoid"] + options, hint)
    }

    @Test(arguments: ["X", "new/../X", "./X/", "link", "X/after/..", "new/../link", "/proc/self/cwd/X"])
    func `A run does not write over its inputs`(output: String) throws {
        try tree.writeImage("X/after/a.png")
        try tree.link("link", to: "X")
        for options in [[], ["--overwrite"], ["--skip-existing"]] {
            try tree.expectRefusal(
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
                try tree.expectRefusal(
                    ["run", "in", "--activation", "sigmoid", "--save", kind, "--output", "out\(isHard)"] + options,
                    "inputs are never written to")
            }
        }
    }

    @Test(arguments: [["--overwrite"], ["--manifest-copy", "out/after/a.png"]])
    func `A run does not write over the colors that it reads`(options: [String]) throws {
        try FileManager.default.createDirectory(atPath: tree.file("out/after"), withIntermediateDirectories: true)
        try tree.write(Array(String(repeating: "1 2 3\n", count: 9).utf8), to: "out/after/a.png")
        try tree.expectRefusal(
            ["run", "in", "--output", "out", "--pipeline", "argmax | palette(out/after/a.png)", "--save", "after"]
                + options, "inputs are never written to")
    }

    @Test func `A file of colors without an end is refused`() throws {
        let outcome = try tree.run("in", options: ["--pipeline", "argmax | palette(/dev/zero)"])
        #expect(outcome.status == 1)
        #expect(outcome.error.contains("/dev/zero: a file of colors has at most 4194304 bytes"), "\(outcome.error)")
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
                try tree.expectRefusal(
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

    @Test func `An event file that is a link is not gone on with`() throws {
        let options = ["--save", "tensorboard"]
        #expect(try tree.run("in", options: options + ["--activation", "sigmoid"]).status == 0)
        let name = try #require(try tree.files(below: "out/tensorboard").first)
        try FileManager.default.moveItem(atPath: tree.file("out/tensorboard/" + name), toPath: tree.file("events"))
        try tree.link("out/tensorboard/" + name, to: tree.file("events"))
        try expectRefusal(options: options + ["--skip-existing"], "this is a directory or a link")
        let events = try Data(contentsOf: URL(filePath: tree.file("events")))
        #expect(try tree.run("in", options: options + ["--overwrite"]).status == 0)
        #expect(try Data(contentsOf: URL(filePath: tree.file("events"))) == events)
    }

    @Test(arguments: ["run in/a.png", "run -", "run in/a.png --skip-existing"])
    func `Standard output is no input, either`(command: String) throws {
        let before = try tree.contents()
        let outcome = try tree.shell(
            "\"$0\" \(command) --output - --save after --activation sigmoid <in/a.png 1<>in/a.png")
        #expect(outcome.status == 64 && outcome.error.contains("never written to"), "\(outcome.error)")
        #expect(try tree.contents() == before)
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
}
