import Foundation
import TestSupport
import Testing

/// `relume diff`: exit status, what it prints, what it writes.
struct DiffCommandTests {
    let tree: SampleTree

    init() throws {
        tree = try SampleTree()
        try tree.writeImage("a/x.png", width: 30, height: 20, seed: 1)
        try tree.writeImage("a/y.png", width: 30, height: 20, seed: 2)
        try tree.writeImage("b/x.png", width: 30, height: 20, seed: 1)
        try tree.writeImage("b/y.png", width: 30, height: 20, seed: 3)
        try tree.writeImage("small.png", width: 8, height: 8, seed: 1)
        try tree.writeImage("gray.png", width: 30, height: 20, channels: 1, seed: 1)
        try tree.write([0x89, 0x50, 1, 2, 3], to: "torn.png")
        try FileManager.default.createDirectory(atPath: tree.file("empty"), withIntermediateDirectories: true)
    }

    @Test(arguments: [
        (["a/x.png", "b/x.png"], Int32(0), "identical"), (["a/y.png", "b/y.png"], 1, "different: "),
        (["a/x.png", "small.png"], 1, "sizes differ: expected 30 x 20, actual 8 x 8"),
        (["a/x.png", "gray.png"], 2, "color types differ"), (["a/x.png", "torn.png"], 2, "could not compare"),
        (["torn.png", "torn.png"], 2, "could not compare"), (["a/x.png", "none.png"], 2, "no such file"),
        (["a/x.png", "b"], 2, "this is a directory"), (["empty", "empty"], 2, "file to compare"),
        (["a", "b"], 1, "1 unchanged, 1 changed, 0 added, 0 removed, 0 could not be compared"),
        (["a", "empty"], 1, "2 removed"), (["empty", "a"], 1, "2 added"), (["a", "a"], 0, "2 unchanged"),
        (["a/y.png", "b/y.png", "--max-diff-ratio", "1"], 0, "within tolerance"),
        (["a/y.png", "b/y.png", "--max-diff-pixels", "3"], 1, "more than the limit of 3"),
        (["a/y.png", "b/y.png", "--ignore", "0,0,30,19", "--ignore", "0,19,29,1"], 1, "of 1 pixels"),
        (["a/y.png", "b/y.png", "--ignore", "0,0,30,20"], 2, "every pixel is ignored"),
        (["a/y.png", "b/y.png", "--mask", "small.png"], 2, "the mask is 8 x 8"),
        (["a/y.png", "b/y.png", "--mask", "none.png"], 2, "none.png"),
        (["a/y.png", "b/y.png", "--metric", "ms-ssim"], 2, "at least 161 x 161"),
        (["a/y.png", "b/y.png", "--metric", "psnr", "--threshold", "1"], 0, "psnr/1"),
        (["a/y.png", "b/y.png", "--output", "/proc/none"], 2, "/proc/none"),
        (["a/y.png", "b/y.png", "--html", "/proc/none.html"], 2, "/proc/none.html"),
        (["a/y.png", "b/y.png", "--junit", "/proc/none.xml"], 2, "/proc/none.xml"),
        (["a/y.png", "b/y.png", "--html", "/proc/none/r.html"], 2, "/proc/none: cannot create the directory"),
        (["a/y.png", "b/y.png", "--junit", "small.png/j.xml"], 2, "small.png: cannot create the directory"),
        (["a/x.png"], 64, "Missing expected argument"), (["a", "b", "--metric", "x"], 64, "choose one of exact"),
        (["a", "b", "--threshold", "0.1"], 64, "exact has no threshold"),
        (["a", "b", "--ignore", "1,2"], 64, "x,y,width"),
        (["a", "b", "--max-diff-ratio", "2"], 64, "from 0 to 1"), (["a", "b", "--jobs", "0"], 64, "at least 1"),
        (["a", "b", "--max-diff-pixels=-1"], 64, "0 or more"), (["a", "b", "--preset", "x"], 64, "cross-architecture"),
    ])
    func `The exit status and the line are right`(arguments: [String], status: Int32, text: String) throws {
        let outcome = try BuiltCommand.run(["diff"] + arguments, in: tree.path)
        #expect(outcome.status == status, "\(outcome.output)\(outcome.error)")
        #expect((outcome.output + outcome.error).contains(text), "\(outcome.output)\(outcome.error)")
    }

    @Test func `What is printed is the same for any number of jobs`() throws {
        let outputs = try [1, 2, 8].map { jobs in
            try BuiltCommand.run(["diff", "a", "b", "--json", "--jobs", "\(jobs)"], in: tree.path).output
        }
        #expect(Set(outputs).count == 1 && outputs[0].split(separator: "\n").count == 2)
    }

    @Test func `Everything is written where it was asked for`() throws {
        let outcome = try BuiltCommand.run(
            [
                "diff", "a", "b", "--metric", "pixelmatch-7.2", "--output", "out", "--junit", "new/j.xml",
                "--html", "other/new/r.html", "--quiet",
            ], in: tree.path)
        #expect(outcome.status == 1 && outcome.output.isEmpty && outcome.error.isEmpty)
        for name in [
            "out/diff/y.png", "out/mask/y.png", "out/heat/y.png", "out/side-by-side/y.png", "new/j.xml",
            "other/new/r.html",
        ] {
            #expect(FileManager.default.fileExists(atPath: tree.file(name)), "\(name)")
        }
        #expect(!FileManager.default.fileExists(atPath: tree.file("out/diff/x.png")))
    }
}
