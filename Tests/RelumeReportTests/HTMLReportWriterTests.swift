import Foundation
import RelumeCodecs
import RelumeCore
import RelumeImages
import TestSupport
import Testing

@testable import RelumeReport

/// The page as it is written: its block of JSON, the pictures beside it, thumbnails.
struct HTMLReportWriterTests {
    private let files: TemporaryDirectory
    private let picture = PixelImage(
        unchecked: Tensor<UInt8>(unchecked: [30, 40, 1], scalars: [UInt8](repeating: 7, count: 1200)))

    init() throws { files = try TemporaryDirectory() }

    @Test(arguments: ["same", "different", "notComparable"])
    func `A status is a class of the page's style sheet`(name: String) throws {
        let status = try #require(ReportEntry.Status(rawValue: name))
        var writer = try HTMLReportWriter(path: files.file("r.html"), title: "t", labels: ("a", "b"), pictureBytes: 0)
        try writer.append(ReportEntry(name: "n", result: "r", status: status, summary: "", message: ""))
        try writer.finish()
        let page = try String(contentsOfFile: files.file("r.html"), encoding: .utf8)
        #expect(page.contains(".\(name) { color:") && page.contains("\"status\":\"\(name)\""))
    }

    @Test func `No text of an entry ends the JSON block or starts a tag`() throws {
        var writer = try HTMLReportWriter(
            path: files.file("r.html"), title: "</script><b>", labels: ("a", "b"), pictureBytes: 0)
        try writer.append(
            ReportEntry(name: "</SCRIPT><!--", result: "r", status: .same, summary: "&amp;", message: "\u{2028}"))
        try writer.finish()
        let page = try String(contentsOfFile: files.file("r.html"), encoding: .utf8)
        let block = try #require(page.components(separatedBy: "id=\"report\">").last)
        #expect(block.components(separatedBy: "</script>").count == 2 && !block.contains("<!--"))
        let json = try #require(block.components(separatedBy: "</script>").first)
        let object = try #require(JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        #expect(object["title"] as? String == "</script><b>")
        let entries = try #require(object["entries"] as? [[String: Any]])
        #expect(entries.map { $0["name"] as? String } == ["</SCRIPT><!--"])
    }

    @Test func `Large pictures lie beside the report`() throws {
        var writer = try HTMLReportWriter(
            path: files.file("my report.html"), title: "t", labels: ("a", "b"),
            pictureBytes: HTMLReportWriter.embeddedLimit + 1)
        var entry = ReportEntry(name: "n", result: "r", status: .different, summary: "", message: "")
        entry.first = try PNGEncoder.encode(picture)
        entry.diff = picture
        try writer.append(entry)
        try writer.finish()
        let page = try String(contentsOfFile: files.file("my report.html"), encoding: .utf8)
        #expect(page.contains("\"my%20report-pictures/0-first.png\"") && !page.contains("\"data:image"))
        #expect(
            try Data(contentsOf: URL(filePath: files.file("my report-pictures/0-first.png"))) == Data(entry.first ?? [])
        )
    }
}
