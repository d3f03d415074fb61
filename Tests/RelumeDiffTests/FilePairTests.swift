import Foundation
import RelumeCodecs
import RelumeCore
import RelumeDiff
import TestSupport
import Testing

/// Which files of two directories are compared, and what becomes of those that cannot be.
@Suite(.timeLimit(.minutes(10)))  // A pipe that is opened for reading waits for a writer.
struct FilePairTests {
    let files: TemporaryDirectory

    init() throws {
        files = try TemporaryDirectory()
        // Something that is the same, so that a comparison has a reason to pass.
        try writePicture("a/same.png")
        try writePicture("b/same.png")
    }

    @Test(arguments: ForeignFormat.allFileExtensions + ["TIF"])
    func `Pictures that are not read are compared by their bytes`(ending: String) throws {
        try write("a/x.\(ending)", "one")
        try write("b/x.\(ending)", "one")
        #expect(try outcomes() == ["same.png": "identical", "x.\(ending)": "identical-bytes"])
        #expect(try diffs().status == .same)
        try write("b/x.\(ending)", "two")
        #expect(try outcomes() == ["same.png": "identical", "x.\(ending)": "not-comparable"])
        #expect(try diffs().status == .notComparable)
        try FileManager.default.removeItem(atPath: files.file("b/x.\(ending)"))
        #expect(try outcomes() == ["same.png": "identical", "x.\(ending)": "removed"])
    }

    @Test func `A name without an extension leaves it to the first bytes, and text is passed over`() throws {
        try writePicture("a/picture")
        try write("b/picture", "text")
        try write("a/drawing", "GIF89a one")
        try write("b/drawing", "GIF89a two")
        try write("a/BMW", "is a maker of motor cars")
        try writePicture("a/notes.txt")
        try write("b/notes.txt", "text")
        #expect(
            try outcomes() == ["same.png": "identical", "picture": "not-comparable", "drawing": "not-comparable"])
    }

    @Test func `A broken link of a picture's name is named, on either side`() throws {
        try link("a/both.png", to: "nowhere")
        try link("b/both.png", to: "nowhere")
        try link("a/expected.jpg", to: "nowhere")
        try writePicture("b/expected.jpg")
        try link("b/actual.qoi", to: "actual.qoi")
        try link("a/notes.txt", to: "nowhere")
        let found = try diffs().filter { $0.status == .notComparable }
        #expect(found.map(\.name) == ["actual.qoi", "both.png", "expected.jpg"])
        #expect(found.allSatisfy { $0.message.contains("this is a link that leads nowhere") })
        #expect(found.map { $0.message.contains(files.file("a/")) } == [false, true, true])
    }

    @Test(arguments: ["a/x.png", "b/x.png"])
    func `A pipe of a picture's name is named and not read`(pipe: String) throws {
        try writePicture("a/x.png")
        try writePicture("b/x.png")
        try FileManager.default.removeItem(atPath: files.file(pipe))
        #expect(mkfifo(files.file(pipe), 0o600) == 0)
        let diffs = try diffs()
        #expect(diffs.map(\.status) == [.same, .notComparable])
        #expect(diffs[1].message.contains("\(files.file(pipe)): this is a named pipe"))
        try HTMLReport(diffs, title: "", options: DiffOptions()).write(to: files.file("report.html"))
    }

    @Test func `A directory of a picture's name is no picture`() throws {
        try writePicture("a/x.png")
        try writePicture("b/x.png/deep.png")
        #expect(
            try outcomes() == ["same.png": "identical", "x.png": "not-comparable", "x.png/deep.png": "added"])
        #expect(try diffs().contains { $0.message.contains("\(files.file("b/x.png")): cannot read: Is a directory") })
    }

    @Test func `A link back to its own directory is followed once, and named where it has a picture's name`() throws {
        for side in ["a", "b"] {
            try link("\(side)/around", to: ".")
            try link("\(side)/around.png", to: ".")
        }
        #expect(try outcomes() == ["same.png": "identical", "around.png": "not-comparable"])
    }

    @Test func `A link to another directory is followed on either side`() throws {
        try writePicture("shared/x.png")
        try link("a/one", to: "../shared")
        try link("a/two", to: "../shared")
        try link("b/two", to: "../shared")
        try link("b/up", to: "../a")
        let names = try outcomes()
        #expect(names["one/x.png"] == "removed" && names["two/x.png"] == "identical")
        #expect(names["up/same.png"] == "added" && names["up/one/x.png"] == "added")
    }

    @Test func `Directories that all link to each other are looked through in no time`() throws {
        for side in ["a", "b"] {
            for name in 0..<12 {
                try writePicture("\(side)/\(name)/x.png")
                for other in 0..<12 { try link("\(side)/\(name)/to\(other)", to: "../\(other)") }
            }
        }
        #expect(try diffs().map(\.status) == Array(repeating: .same, count: 13))
    }

    #if os(Linux)  // The file systems of macOS take both for one name.
    @Test func `Names that differ only as bytes are two names`() throws {
        for name in ["e\u{301}.png", "\u{E9}.png"] {
            try writePicture("a/\(name)")
            try writePicture("b/\(name)")
        }
        #expect(try diffs().map(\.status) == [.same, .same, .same])
        try write("b/\u{E9}.png", "damaged")
        #expect(try diffs().map(\.status) == [.same, .same, .notComparable])
    }
    #endif

    @Test(.enabled(if: getuid() != 0, "root may list every directory"))
    func `A directory that cannot be listed is named and stands for what is in it`() throws {
        try writePicture("a/closed/x.png")
        try writePicture("b/closed/x.png")
        #expect(chmod(files.file("b/closed"), 0) == 0)
        let diffs = try diffs()
        #expect(chmod(files.file("b/closed"), 0o700) == 0)
        #expect(diffs.map(\.name) == ["closed", "same.png"] && diffs.map(\.status) == [.notComparable, .same])
        #expect(diffs[0].message.contains("\(files.file("b/closed")): cannot list"))
    }

    #if os(Linux)  // The file systems of macOS take UTF-8 only.
    @Test func `What has a name that is not UTF-8 is named`() throws {
        for side in ["a", "b"] {
            let directory = Array(files.file("\(side)/d").utf8) + [0xFF]
            #expect(mkdir((directory + [0]).map(CChar.init(bitPattern:)), 0o700) == 0)
            for name in ["d", "x"] {
                let path = Array(files.file("\(side)/\(name)").utf8) + [0xFF] + Array(".png".utf8) + [0]
                #expect(fopen(path.map(CChar.init(bitPattern:)), "w").map { fclose($0) } == 0)
            }
            // What the name of the first is shown as: another file, and no reason to pass.
            try writePicture("\(side)/x\u{FFFD}.png")
        }
        let found = try diffs().filter { $0.status == .notComparable }
        #expect(found.map(\.name) == ["d\u{FFFD}", "d\u{FFFD}.png", "x\u{FFFD}.png"])
        #expect(found.allSatisfy { $0.message.contains("not UTF-8") })
    }
    #endif

    @Test func `Reports of nothing are no reports of success`() throws {
        let diffs = try FilesDiff().compare([])
        #expect(diffs.isEmpty && diffs.status == .notComparable)
        #expect(JUnitReport.of(diffs).contains("tests=\"1\" failures=\"0\" errors=\"1\""))
        try HTMLReport(diffs, title: "", options: DiffOptions()).write(to: files.file("report.html"))
        let page = try String(contentsOfFile: files.file("report.html"), encoding: .utf8)
        #expect(page.contains("\"status\":\"notComparable\""))
    }

    @Test func `Any number of jobs is taken`() throws {
        let pairs = try FilePair.pairs(expected: files.file("a"), actual: files.file("b"))
        #expect(try FilesDiff(jobs: .max).compare(pairs).status == .same)
    }

    private func diffs() throws -> [FileDiff] {
        try FilesDiff().compare(FilePair.pairs(expected: files.file("a"), actual: files.file("b")))
    }

    private func outcomes() throws -> [String: String] {
        Dictionary(uniqueKeysWithValues: try diffs().map { ($0.name, $0.outcomeName) })
    }

    private func writePicture(_ name: String) throws {
        try write(name, Data(PNGEncoder.encode(TestPictures.flat)))
    }

    private func write(_ name: String, _ text: String) throws { try write(name, Data(text.utf8)) }

    private func write(_ name: String, _ data: Data) throws {
        let url = URL(filePath: files.file(name))
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try data.write(to: url)
    }

    private func link(_ name: String, to target: String) throws {
        try FileManager.default.createSymbolicLink(atPath: files.file(name), withDestinationPath: target)
    }
}
