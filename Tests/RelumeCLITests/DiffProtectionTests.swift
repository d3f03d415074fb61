import Foundation
import TestSupport
import Testing

/// What `relume diff` and `relume plot` write takes the place of nothing that is compared, or that nobody named.
struct DiffProtectionTests {
    let tree: SampleTree

    init() throws {
        tree = try SampleTree()
        try tree.writeImage("in/a.png")
        try tree.writeImage("in/b.png", seed: 2)
        try tree.write(Array("gone.png\n".utf8), to: "list.txt")
    }

    @Test(arguments: ["a/x.png", "b/x.png", "new/../a/x.png", "link", "hard", "mask.png"], ["--html", "--junit"])
    func `A report of a comparison never is what is compared`(report: String, option: String) throws {
        try tree.writeImage("a/x.png")
        try tree.writeImage("b/x.png", seed: 2)
        try tree.writeImage("mask.png")
        try tree.link("link", to: "a/x.png")
        try FileManager.default.linkItem(atPath: tree.file("b/x.png"), toPath: tree.file("hard"))
        let options = [option, report, "--mask", "mask.png", "--output", "pictures"]
        try tree.expectRefusal(["diff", "a", "b"] + options, "which is compared")
        try tree.expectRefusal(["diff", "a/x.png", "b/x.png"] + options, "which is compared")
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
        try tree.expectRefusal(["diff", "a", "b"] + options)
    }

    @Test(arguments: [["in/a.png", "none.png"], ["in", "in/a.png"], ["in", "none"], ["in/a.png", "list.txt"]])
    func `Nor where the comparison cannot be made`(sides: [String]) throws {
        for arguments in [sides, sides.reversed()] {
            try tree.expectRefusal(["diff"] + arguments + ["--junit", "new/../in/a.png"], "which is compared")
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
        try tree.expectRefusal(["plot", "relu", "-o", output], "the output exists")
    }
}
