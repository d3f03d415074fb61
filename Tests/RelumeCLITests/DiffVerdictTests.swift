import Foundation
import TestSupport
import Testing

/// Exit status 0 of `relume diff` is a promise, and its reports say the same as its exit status.
@Suite(.timeLimit(.minutes(10)))  // A pipe that is opened for reading waits for a writer.
struct DiffVerdictTests {
    let tree: SampleTree

    init() throws {
        tree = try SampleTree()
        for side in ["a", "b"] {
            try tree.writeImage("\(side)/good.png", width: 30, height: 20, seed: 1)
            let picture = try Data(contentsOf: URL(filePath: tree.file("\(side)/good.png")))
            // The header is whole, the image data are not.
            try tree.write(Array(picture.prefix(picture.count / 2)), to: "broken/\(side)/x.png")
            try tree.write(Array("GIF89a, the same".utf8), to: "foreign/\(side)/x.gif")
            try tree.write(Array("qoif, \(side)".utf8), to: "foreignDiffers/\(side)/x.qoi")
            try FileManager.default.createDirectory(
                atPath: tree.file("empty/\(side)"), withIntermediateDirectories: true)
            for name in ["broken", "foreign", "foreignDiffers", "differs", "pipe", "dangling", "sides"] {
                try tree.write(Array(picture), to: "\(name)/\(side)/good.png")
            }
            try tree.writeImage("differs/\(side)/x.png", width: 30, height: 20, seed: side == "a" ? 1 : 2)
            try tree.writeImage("sides/\(side)/\(side).png")
        }
        #expect(mkfifo(tree.file("pipe/a/x.png"), 0o600) == 0)
        try tree.writeImage("pipe/b/x.png")
        try tree.writeImage("dangling/b/x.png")
        try FileManager.default.createSymbolicLink(
            atPath: tree.file("dangling/a/x.png"), withDestinationPath: "nowhere")
    }

    @Test(arguments: [
        (["a", "b"], Int32(0), "good.png: identical"),
        (["broken/a/x.png", "broken/b/x.png"], 2, "could not compare: the expected picture"),
        (["broken/a", "broken/b"], 2, "1 unchanged, 0 changed, 0 added, 0 removed, 1 could not be compared"),
        (["foreign/a", "foreign/b"], 0, "2 unchanged (1 of identical bytes, not decoded), 0 changed"),
        (["foreign/a/x.gif", "foreign/b/x.gif"], 0, "identical bytes, not decoded"),
        (["foreignDiffers/a", "foreignDiffers/b"], 2, "x.qoi: could not compare"),
        (["foreignDiffers/a/x.qoi", "foreignDiffers/b/x.qoi"], 2, "found a QOI image"),
        (["dangling/a", "dangling/b"], 2, "dangling/a/x.png: this is a link that leads nowhere"),
        (["pipe/a", "pipe/b"], 2, "pipe/a/x.png: this is a named pipe"),
        (["differs/a", "differs/b"], 1, "1 unchanged, 1 changed"),
        (["sides/a", "sides/b"], 1, "1 unchanged, 0 changed, 1 added, 1 removed"),
        (["empty/a", "empty/b"], 2, "file to compare"), (["a", "none"], 2, "no such file"),
        (["a", "a/good.png"], 2, "a: "),
        (["a", "b", "--ignore", "0,0,30,20"], 2, "every pixel is ignored"),
        (["differs/a", "differs/b", "--output", "/proc/none"], 2, "/proc/none"),
        (["a", "b", "--mask", "none.png"], 2, "none.png"),
        (["a", "b", "--mask", "broken/a/x.png"], 2, "broken/a/x.png"),
        (["a", "b", "--max-image-pixels", "599"], 2, "raise the limit of 599 pixels"),
        (["a", "b", "--max-image-pixels", "600"], 0, "identical"),
    ])
    func `Every report says what the exit status says`(arguments: [String], status: Int32, text: String) throws {
        let told = try BuiltCommand.run(["diff"] + arguments, in: tree.path)
        #expect(told.status == status && (told.output + told.error).contains(text), "\(told.output)\(told.error)")

        let reports = ["--json", "--junit", "junit.xml", "--html", "report.html"]
        let outcome = try BuiltCommand.run(["diff"] + arguments + reports, in: tree.path)
        #expect(outcome.status == status)
        let lines = try outcome.output.split(separator: "\n").map { try self.status(ofObject: String($0)) }
        #expect(lines.max() == status)

        let junit = try String(contentsOfFile: tree.file("junit.xml"), encoding: .utf8)
        let (failures, errors) = (lines.count { $0 == 1 }, lines.count { $0 == 2 })
        #expect(junit.contains("tests=\"\(lines.count)\" failures=\"\(failures)\" errors=\"\(errors)\""), "\(junit)")
        #expect(junit.components(separatedBy: "<error ").count == errors + 1)

        let page = try String(contentsOfFile: tree.file("report.html"), encoding: .utf8)
        let block = try #require(page.components(separatedBy: "id=\"report\">").last)
        let report = try object(try #require(block.components(separatedBy: "</script>").first))
        let entries = try #require(report["entries"] as? [[String: Any]])
        #expect(entries.map { Self.statuses[$0["status"] as? String ?? ""] } == lines)
    }

    @Test(arguments: [
        ["--metric", "max-error", "--threshold", "inf"], ["--metric", "rmse", "--threshold", "1e300"],
        ["--metric", "pixelmatch-7.2", "--threshold", "infinity"], ["--metric", "ciede2000", "--threshold", "nan"],
        ["--metric", "ssim", "--threshold=-1"], ["--metric", "psnr", "--threshold", "inf"],
        ["--preset", "cross-architecture", "--threshold", "inf"], ["--max-diff-ratio", "nan"],
        ["--max-diff-ratio", "inf"], ["--max-diff-ratio", "1.001"], ["--max-diff-ratio=-0.1"],
        ["--max-diff-pixels", "inf"], ["--max-diff-pixels=-1"], ["--channel-delta", "65536"], ["--channel-delta=-1"],
        ["--window", "0"], ["--jobs", "0"], ["--max-image-pixels", "0"], ["--ignore", "0,0,nan,1"],
        ["--ignore", "0,0,0,0"],
    ])
    func `A number that would let everything pass is refused`(options: [String]) throws {
        let outcome = try BuiltCommand.run(["diff", "differs/a", "differs/b"] + options, in: tree.path)
        #expect(outcome.status == 64, "\(outcome.output)\(outcome.error)")
    }

    @Test func `What could not be compared is an error where nothing else is printed`() throws {
        let outcome = try BuiltCommand.run(["diff", "broken/a", "broken/b", "--quiet"], in: tree.path)
        #expect(outcome.status == 2 && outcome.output.isEmpty)
        #expect(outcome.error.hasPrefix("relume: x.png: could not compare"))
    }

    private static let statuses: [String: Int32] = ["same": 0, "different": 1, "notComparable": 2]

    private func status(ofObject line: String) throws -> Int32 {
        try #require(Self.statuses[object(line)["status"] as? String ?? ""])
    }

    private func object(_ json: String) throws -> [String: Any] {
        try #require(JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    }
}
