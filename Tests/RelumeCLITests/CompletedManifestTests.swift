import Foundation
import TestSupport
import Testing

/// `relume run --skip-existing` behind a manifest that was cut: every line of it stays one.
struct CompletedManifestTests {
    let tree: SampleTree
    let whole: Data

    init() throws {
        tree = try SampleTree()
        for index in 0..<2 { try tree.writeImage("images/激活\(index).png", seed: index) }
        #expect(try tree.run("images", options: ["--save", "after"]).status == 0)
        whole = try Data(contentsOf: URL(filePath: tree.file("out/manifest.ndjson")))
    }

    /// The file that is continued: the manifest, or its copy beside a manifest that is whole.
    private func complete(_ text: Data, asCopy: Bool) throws -> (outcome: BuiltCommand.Outcome, text: String) {
        try tree.write([UInt8](asCopy ? whole : text), to: "out/manifest.ndjson")
        if asCopy { try tree.write([UInt8](text), to: "copy.ndjson") }
        let options = ["--save", "after", "--skip-existing"] + (asCopy ? ["--manifest-copy", "copy.ndjson"] : [])
        let outcome = try tree.run("images", options: options)
        return (
            outcome,
            try String(contentsOfFile: tree.file(asCopy ? "copy.ndjson" : "out/manifest.ndjson"), encoding: .utf8)
        )
    }

    private func records(_ text: String) throws -> [[String: Any]] {
        #expect(text.hasSuffix("\n"))
        return try text.split(separator: "\n").map { line in
            try #require(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        }
    }

    @Test(arguments: [false, true])
    func `A manifest cut anywhere keeps its whole lines, and all that follow are whole`(asCopy: Bool) throws {
        let ends = whole.indices.filter { whole[$0] == UInt8(ascii: "\n") }
        try #require(ends.count == 3)
        for length in ends[0] - 2...whole.count {
            // Every place near the ends of lines, and some between.
            guard length % 40 == 0 || ends.contains(where: { abs($0 - length) < 4 }) else { continue }
            let (outcome, text) = try complete(whole.prefix(length), asCopy: asCopy)
            #expect(outcome.status == 0, "\(outcome.error)")
            let records = try records(text)
            // A line whose newline alone is missing is whole. The first, which is about the run, is written where it is not.
            let kept = ends.count { $0 <= length }
            #expect(records.count == max(kept, 1) + 2, "\(length) bytes")
            #expect(records[0]["run"] != nil && records.suffix(2).allSatisfy { $0["skipped"] != nil })
            #expect(text.utf8.starts(with: whole.prefix(kept == 0 ? 0 : ends[kept - 1])))
        }
    }

    @Test(arguments: [
        "\0\0\0\0", "{\"input\":\"a\n", "{\"input\":\"a{\"input\":\"b\"}\n{\"x", "{}\n\n{", "\0{\"input\":\"b\"}\n",
    ])
    func `What an accident left behind the last record goes`(rest: String) throws {
        let (outcome, text) = try complete(whole + Data(rest.utf8), asCopy: false)
        #expect(outcome.status == 0, "\(outcome.error)")
        #expect(try records(text).count == (rest.hasPrefix("{}") ? 6 : 5))
        #expect(text.utf8.starts(with: whole))
    }

    @Test func `A line longer than what is read at once is found`() throws {
        let long = Data("{\"input\":\"\(String(repeating: "x", count: 300_000))\"}".utf8)
        let (outcome, text) = try complete(long + Data("\n".utf8) + long.dropLast(), asCopy: true)
        #expect(outcome.status == 0, "\(outcome.error)")
        #expect(try records(text).count == 3)
        #expect(try records(complete(long, asCopy: true).text).count == 3)
        #expect(try records(complete(long.dropLast(), asCopy: true).text).count == 3)
    }

    @Test(arguments: ["notes", "notes\n", "{\"input\":\"a\"}\nnotes\n", "[1]\n", "notes\n{\n"])
    func `A file that is no manifest stays as it is`(text: String) throws {
        for asCopy in [false, true] {
            let (outcome, kept) = try complete(Data(text.utf8), asCopy: asCopy)
            #expect(outcome.status == 64 && outcome.error.contains("no record of a manifest"), "\(outcome.error)")
            #expect(kept == text)
        }
    }

    @Test func `A device takes the copy, and a link leads to it`() throws {
        let options = ["--save", "after", "--skip-existing", "--manifest-copy"]
        #expect(try tree.run("images", options: options + ["/dev/null"]).status == 0)
        try tree.write([UInt8](whole.dropLast(9)), to: "target.ndjson")
        try FileManager.default.createSymbolicLink(
            atPath: tree.file("link.ndjson"), withDestinationPath: "target.ndjson")
        #expect(try tree.run("images", options: options + ["link.ndjson"]).status == 0)
        let text = try String(contentsOfFile: tree.file("target.ndjson"), encoding: .utf8)
        #expect(try records(text).count == 4)
    }
}
