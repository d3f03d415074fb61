import Foundation
import RelumeCore
import RelumeFiles
import TestSupport
import Testing

struct FileWalkTests {
    let directory: TemporaryDirectory

    init() throws {
        directory = try TemporaryDirectory()
        for path in [
            "b.png", "a/z.png", "a.png", "a/b/c.jpg", "é.png", "Z.png", ".hidden.png", ".git/x.png", "out/o.png",
        ] {
            try FileSystem.createDirectories(Path.directory(directory.file(path)))
            try FileSystem.write([1], to: directory.file(path))
        }
    }

    private func link(_ name: String, to target: String) throws {
        try FileManager.default.createSymbolicLink(atPath: directory.file(name), withDestinationPath: target)
    }

    @Test func `Files come in the order of their bytes, hidden ones left out`() throws {
        let files = try FileWalk(root: directory.path).files()
        #expect(files == ["Z.png", "a.png", "a/b/c.jpg", "a/z.png", "b.png", "out/o.png", "é.png"])
        #expect(try FileWalk(root: directory.path + "/").files() == files)
    }

    @Test func `Only the directory itself, when asked so`() throws {
        #expect(try FileWalk(root: directory.path, recursive: false).files() == ["Z.png", "a.png", "b.png", "é.png"])
    }

    @Test func `Patterns include and exclude`() throws {
        #expect(try FileWalk(root: directory.path, include: ["*.jpg", "a/*"]).files() == ["a/b/c.jpg", "a/z.png"])
        #expect(try FileWalk(root: directory.path, exclude: ["a", "[Z-b]*.png"]).files() == ["out/o.png", "é.png"])
        #expect(try FileWalk(root: directory.path, include: ["a/**"], exclude: ["*.jpg"]).files() == ["a/z.png"])
        #expect(try FileWalk(root: directory.path, include: ["*.gif"]).files().isEmpty)
    }

    @Test func `The output directory is left out whatever its spelling`() throws {
        try link("link-to-out", to: "out")
        let spelling = directory.path + "/a/../out/"
        let files = try FileWalk(root: directory.path, excludingDirectory: spelling).files()
        #expect(files == ["Z.png", "a.png", "a/b/c.jpg", "a/z.png", "b.png", "é.png"])
        #expect(try FileWalk(root: directory.path, excludingDirectory: directory.file("none")).files().count == 7)
    }

    @Test func `Links to files are read, links to directories named and left`() throws {
        try link("a/up", to: "..")
        try link("out/shared", to: "../a/b")
        try link("broken.png", to: "nowhere")
        try link("endless.png", to: "endless.png")
        try link("linked.png", to: "b.png")
        try link("zero.png", to: "/dev/zero")
        try #require(mkfifo(directory.file("pipe.png"), 0o600) == 0)
        let survey = try FileWalk(root: directory.path).survey()
        #expect(
            survey.files == [
                "Z.png", "a.png", "a/b/c.jpg", "a/z.png", "b.png", "linked.png", "out/o.png", "é.png",
            ])
        #expect(
            survey.passedOver.map(\.description)
                == [
                    "a/up is a link to a directory and is not entered (--follow-links enters it)",
                    "broken.png is a link that leads nowhere and is passed over",
                    "endless.png is a link that leads nowhere and is passed over",
                    "out/shared is a link to a directory and is not entered (--follow-links enters it)",
                    "pipe.png is a named pipe and is passed over",
                    "zero.png is a device and is passed over",
                ].map { directory.file($0) })
        let chosen = try FileWalk(root: directory.path, include: ["*.jpg"], exclude: ["a"]).survey()
        #expect(chosen.passedOver.map(\.path) == [directory.file("out/shared")])
    }

    @Test func `Links are followed where that is asked for, each directory once`() throws {
        try link("a/up", to: "..")
        try link("a/b/self", to: ".")
        try link("0", to: "a/b")  // Before the directory in the order of names, and yet it gives its files no name.
        try FileSystem.createDirectories(directory.file("elsewhere/.hidden/in"))
        try FileSystem.write([1], to: directory.file("elsewhere/.hidden/in/h.png"))
        try link("shown", to: "elsewhere/.hidden")
        try link("again", to: "elsewhere/.hidden/in")
        let survey = try FileWalk(root: directory.path, followsLinks: true).survey()
        #expect(
            survey.files == [
                "Z.png", "a.png", "a/b/c.jpg", "a/z.png", "again/h.png", "b.png", "out/o.png", "é.png",
            ])
        #expect(survey.passedOver.isEmpty && survey.failures.isEmpty)
    }

    @Test(.timeLimit(.minutes(10))) func `Directories that are linked in many ways are walked once`() throws {
        for number in 0..<25 {
            try FileSystem.createDirectories(directory.file("deep/\(number)"))
            for name in ["x", "y"] { try link("deep/\(number)/\(name)", to: "../\(number + 1)") }
        }
        try FileSystem.createDirectories(directory.file("deep/25"))
        try FileSystem.write([1], to: directory.file("deep/25/p.png"))
        for follows in [false, true] {
            let files = try FileWalk(root: directory.file("deep"), followsLinks: follows).files()
            #expect(files == ["25/p.png"])
        }
        #expect(try FileWalk(root: directory.file("deep/0"), followsLinks: true).files().count == 1)
    }

    @Test(arguments: ["none", "b.png"])
    func `A root that is no directory is an error`(name: String) throws {
        let error = #expect(throws: RelumeError.self) { try FileWalk(root: directory.file(name)).files() }
        #expect(error?.code == .io)
        #expect(error?.path == directory.file(name))
    }

    /// Makes directories below `d` until their paths are longer than the system takes; returns the first such.
    private func makeTooDeepDirectory() throws -> String {
        let name = String(repeating: "d", count: 200)
        // Two halves that can be made, one moved below the other.
        let half = Array(repeating: name, count: 11).joined(separator: "/")
        try FileSystem.createDirectories(directory.file("d/" + half))
        try FileSystem.createDirectories(directory.file("e/" + half))
        #expect(rename(directory.file("e"), directory.file("d/" + half + "/e")) == 0)
        return "d/" + half + "/e"
    }

    @Test func `A directory that cannot be listed does not end a survey`() throws {
        let deep = try makeTooDeepDirectory()
        try FileSystem.write([1], to: directory.file(deep + "/c.png"))
        let survey = try FileWalk(root: directory.path).survey()
        let (files, failures) = (survey.files, survey.failures)
        #expect(files.count == 8 && files.contains(deep + "/c.png") && files.contains("out/o.png"))
        let failure = try #require(failures.first)
        #expect(failures.count == 1 && failure.code == .io)
        #expect(failure.path?.hasPrefix(directory.file(deep)) == true)
        let error = #expect(throws: RelumeError.self) { try FileWalk(root: directory.path).files() }
        #expect(error?.path == failure.path)
        // Patterns leave directories out before they are looked at.
        let others = try FileWalk(root: directory.path, exclude: ["d"]).survey()
        #expect(others.files.count == 7 && others.failures.isEmpty)
        // The removal of the directory by its path would meet the same limit.
        #expect(rename(directory.file(deep), directory.file("e")) == 0)
    }

    #if os(Linux)  // The file systems of macOS take UTF-8 only.
    @Test func `A directory whose name is not UTF-8 is a failure`() throws {
        let bytes = Array(directory.file("a/n").utf8) + [0xFF, 0]
        try #require(mkdir(bytes.map(CChar.init(bitPattern:)), 0o777) == 0)
        let survey = try FileWalk(root: directory.path).survey()
        let (files, failures) = (survey.files, survey.failures)
        #expect(files.count == 7)
        #expect(failures.map(\.path) == [directory.file("a/n\u{FFFD}")])
        #expect(failures.first?.message.contains("not UTF-8; rename it") == true)
    }
    #endif
}
