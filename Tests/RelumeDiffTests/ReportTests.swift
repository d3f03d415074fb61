import Foundation
import RelumeCodecs
import RelumeCore
import RelumeImages
import TestSupport
import Testing

@testable import RelumeDiff

/// Reports: files, XML, and the page in a real browser.
struct ReportTests {
    let files: TemporaryDirectory

    init() throws { files = try TemporaryDirectory() }

    @Test func `Directories are matched by path`() throws {
        try write("a/deep/same.png", 1)
        try write("b/deep/same.png", 1)
        try write("a/changed.PNG", 1)
        try write("b/changed.PNG", 2)
        try write("a/gone.png", 1)
        try write("b/new.png", 1)
        try write("b/notes.txt", 1)
        try Data([1, 2]).write(to: URL(filePath: files.file("a/torn.png")))
        try write("b/torn.png", 1)
        let pairs = try FilePair.pairs(expected: files.file("a"), actual: files.file("b"))
        for jobs in [1, 2, 8] {
            let diffs = try FilesDiff(jobs: jobs).compare(pairs)
            #expect(diffs.map(\.name) == ["changed.PNG", "deep/same.png", "gone.png", "new.png", "torn.png"])
            #expect(diffs.map(\.outcomeName) == ["different", "identical", "removed", "added", "not-comparable"])
            #expect(diffs.status == .notComparable)
            #expect(Array(diffs.dropLast()).status == .different && [diffs[1]].status == .same)
        }
        #expect([FileDiff]().status == .notComparable)
    }

    @Test func `A file and a directory, nothing, and no pictures are refused`() throws {
        try write("a/x.png", 1)
        try FileManager.default.createDirectory(atPath: files.file("empty"), withIntermediateDirectories: true)
        for (a, b) in [("a", "a/x.png"), ("a/x.png", "a"), ("a", "none"), ("none", "a"), ("empty", "empty")] {
            #expect(throws: RelumeError.self) {
                try FilePair.pairs(expected: files.file(a), actual: files.file(b))
            }
        }
    }

    @Test func `Pictures of what differs are written`() throws {
        try write("a/x.png", 1)
        try write("b/x.png", 2)
        try write("a/y.jpg", 1)
        try write("b/y.jpg", 2)
        let pairs = try FilePair.pairs(expected: files.file("a"), actual: files.file("b"))
        let diffs = try FilesDiff(outputDirectory: files.file("out")).compare(pairs)
        for (diff, name) in zip(diffs, ["x.png", "y.jpg.png"]) {
            for kind in ["diff", "mask", "heat", "side-by-side"] {
                #expect(diff.pictures[kind] == files.file("out/\(kind)/\(name)"))
                #expect(FileManager.default.fileExists(atPath: files.file("out/\(kind)/\(name)")))
            }
        }
    }

    @Test func `JUnit tells failures from errors and escapes names`() throws {
        func diff(_ name: String, _ outcome: FileDiff.Outcome) -> FileDiff {
            FileDiff(name: name, expected: nil, actual: nil, outcome: outcome)
        }
        let report = JUnitReport.of([
            diff("a<\"&'\u{1}.png", .added), diff("b.png", .compared(.identical)),
            diff("c.png", .compared(.notComparable("why"))),
        ])
        #expect(report.contains("name=\"a&lt;&quot;&amp;'\u{FFFD}.png\""))
        #expect(report.contains("tests=\"3\" failures=\"1\" errors=\"1\""))
        let parser = XMLElements(report)
        #expect(parser.elements == ["testsuites", "testsuite", "testcase", "failure", "testcase", "testcase", "error"])
    }

    @Test func `A line of JSON holds the numbers`() throws {
        try write("a.png", 1)
        try write("b.png", 3)
        let pairs = try FilePair.pairs(expected: files.file("a.png"), actual: files.file("b.png"))
        let json = try FilesDiff(options: DiffOptions(metric: .peakSignalToNoise())).compare(pairs)[0].json
        let object = try #require(JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        let difference = try #require(object["difference"] as? [String: Any])
        #expect(object["result"] as? String == "within-tolerance" && object["status"] as? String == "same")
        #expect(difference["metric"] as? String == "psnr/1" && difference["maximumError"] as? Int == 2)
        #expect(difference["boundingBox"] as? [Int] == [0, 0, 40, 30])
    }

    @Test(
        .enabled(
            if: PythonPeer.isAvailable && hasBrowser, "needs RELUME_PYTHON with selenium, chromium and chromedriver"),
        .timeLimit(.minutes(10)))
    func `The page works in a browser`() throws {
        for (index, name) in ["first.png", "second.png", "Another <b>&.png", "same.png"].enumerated() {
            try write("a/\(name)", 10)
            try write("b/\(name)", name == "same.png" ? 10 : 20 * (index + 1))
        }
        try write("b/added.png", 1)
        let pairs = try FilePair.pairs(expected: files.file("a"), actual: files.file("b"))
        let diffs = try FilesDiff().compare(pairs)
        try HTMLReport(diffs, title: "a <i>title", options: DiffOptions()).write(to: files.file("report.html"))
        let output = try PythonPeer.run("browse_report.py", [files.file("report.html")])
        let seen = try JSONDecoder().decode(Seen.self, from: Data(output.utf8))
        #expect(seen.title == "a <i>title")
        #expect(seen.console == [] && seen.requests == [URL(filePath: files.file("report.html")).absoluteString])
        #expect(seen.slider.mode == "slider" && seen.slider.loaded && seen.slider.rendering == "pixelated")
        let clips = [seen.slider.start, seen.slider.afterKey, seen.slider.afterClick, seen.slider.afterRange]
        #expect(Set(clips).count == 4 && clips[0].contains("50%") && clips[1].contains("55%"))
        #expect(seen.keyboard.modes == ["slider", "blink", "side", "diff", "heat"] && seen.keyboard.blink == 2)
        #expect(seen.keyboard.zoom[0] != seen.keyboard.zoom[1])
        #expect(seen.keyboard.titles == ["Another <b>&.png", "added.png", "Another <b>&.png"])
        #expect(seen.filter.all == 5 && seen.filter.none == 0 && seen.filter.one && seen.filter.sum == "1 of 5")
        #expect(seen.filter.sorted && seen.filter.worst == "added.png")
    }

    /// What tools/peers/browse_report.py prints.
    private struct Seen: Decodable {
        struct Slider: Decodable {
            let mode, start, afterKey, afterClick, afterRange, rendering: String
            let loaded: Bool
        }
        struct Keyboard: Decodable {
            let modes, zoom, titles: [String]
            let blink: Int
        }
        struct Filter: Decodable {
            let all, none: Int
            let one, sorted: Bool
            let sum, worst: String
        }
        let title: String
        let slider: Slider
        let keyboard: Keyboard
        let filter: Filter
        let console, requests: [String]
    }

    private static let hasBrowser = ["/usr/bin/chromium", "/usr/bin/chromedriver"].allSatisfy {
        FileManager.default.isExecutableFile(atPath: $0)
    }

    /// Writes a 40 x 30 PNG of one color.
    private func write(_ name: String, _ value: Int) throws {
        let url = URL(filePath: files.file(name))
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(PNGEncoder.encode(TestPictures.make(width: 40, height: 30) { _, _, _ in value })).write(to: url)
    }
}

/// The names of the elements of well-formed XML in order; none where it is not well-formed.
private struct XMLElements {
    private(set) var elements: [String] = []

    init(_ text: String) {
        var open: [String] = []
        for part in text.components(separatedBy: "<").dropFirst() {
            let tag = part.prefix { $0 != ">" }
            if tag.hasPrefix("?") { continue }
            if tag.hasPrefix("/") {
                guard open.popLast() == String(tag.dropFirst()) else {
                    elements = []
                    return
                }
                continue
            }
            let name = String(tag.prefix { $0.isLetter })
            elements.append(name)
            if !tag.hasSuffix("/") { open.append(name) }
        }
        if !open.isEmpty { elements = [] }
    }
}
