import Foundation
import TestSupport
import Testing

/// `relume run --save report`.
struct RunReportTests {
    let tree: SampleTree

    init() throws { tree = try SampleTree() }

    @Test(arguments: ["1", "2", "8"])
    func `The page shows every image, failed ones too`(jobs: String) throws {
        try tree.writeImage("in/a.png")
        try tree.writeImage("in/b.png", seed: 2)
        try tree.write([1, 2, 3], to: "in/torn.png")
        let options = ["--activation", "sigmoid", "--save", "report", "--jobs", jobs]
        #expect(try tree.run("in", options: options).status == 3)
        #expect(try tree.files(below: "out") == ["manifest.ndjson", "report.html"])
        let entries = try entries(of: "out")
        #expect(entries.map { $0["name"] as? String } == ["in/a.png", "in/b.png", "in/torn.png"])
        #expect(entries.map { $0["result"] as? String } == ["changed", "changed", "failed"])
        #expect(entries.map { ($0["first"] as? String)?.hasPrefix("data:image/png;base64,") } == [true, true, nil])
        #expect(try tree.run("in", options: options).status == 64, "an existing report is refused")
        #expect(try tree.run("in", options: options + ["--overwrite"]).status == 3)
    }

    @Test func `An unchanged image says so, a data set shows its batches`() throws {
        try tree.writeImage("a.png")
        try tree.writeCIFAR("test_batch.bin", records: 20)
        #expect(
            try tree.run("a.png", "test_batch.bin", options: ["--save", "report", "--batch-size", "8"]).status == 0)
        let entries = try entries(of: "out")
        #expect(entries.map { $0["result"] as? String } == ["unchanged", "unchanged", "unchanged", "unchanged"])
        #expect((entries.last?["name"] as? String)?.hasSuffix("test_batch.bin, step 4") == true)
    }

    private func entries(of output: String) throws -> [[String: Any]] {
        let page = try String(contentsOfFile: tree.file(output + "/report.html"), encoding: .utf8)
        let block = try #require(page.components(separatedBy: "id=\"report\">").last)
        let json = try #require(block.components(separatedBy: "</script>").first)
        let object = try #require(JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        return try #require(object["entries"] as? [[String: Any]])
    }
}
