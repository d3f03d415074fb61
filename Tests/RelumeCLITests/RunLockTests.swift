import Foundation
import TestSupport
import Testing

/// Runs that meet in one directory, and what runs leave there that were killed.
struct RunLockTests {
    let tree: SampleTree

    init() throws {
        tree = try SampleTree()
        for index in 0..<4 { try tree.writeImage("in/\(index).png", seed: index) }
    }

    private func waitingRun(_ options: String...) throws -> (run: RunningCommand, pipe: Pipe) {
        // It holds its place until the pipe is closed.
        let pipe = Pipe()
        let arguments = ["run", "in", "-", "--output", "out", "--activation", "relu", "--save", "after"]
        let run = try RunningCommand(arguments + options, input: pipe, in: tree.path)
        #expect(run.waits { (0..<4).allSatisfy { tree.size("out/after/in/\($0).png") > 0 } })
        return (run, pipe)
    }

    private func pictures() throws -> [Data] {
        try (0..<4).map { try Data(contentsOf: URL(filePath: tree.file("out/after/in/\($0).png"))) }
    }

    @Test(.timeLimit(.minutes(10)), arguments: ["--overwrite"])
    func `A second run into one directory is refused`(policy: String) throws {
        let (first, pipe) = try waitingRun()
        let before = try pictures()
        let second = try tree.run("in", options: ["--save", "after", "--activation", "sigmoid", policy])
        #expect(second.status == 64 && second.error.contains("another run, process "), "\(second.error)")
        #expect(try pictures() == before)
        try pipe.fileHandleForWriting.close()
        #expect(try first.waitUntilExit().status == 3)
        #expect(try tree.run("in", options: ["--save", "after", policy]).status == 0)
        #expect(try !tree.files(below: "out").contains { $0.hasPrefix(".relume") })
    }

    @Test(.timeLimit(.minutes(10)))
    func `A second run leaves the first one's copy of the manifest alone`() throws {
        let (first, pipe) = try waitingRun("--manifest-copy", "copy.ndjson")
        let second = try tree.run("in", options: ["--save", "after", "--overwrite", "--manifest-copy", "copy.ndjson"])
        #expect(second.status == 64, "\(second.error)")
        try pipe.fileHandleForWriting.close()
        #expect(try first.waitUntilExit().status == 3)
        let texts = try ["copy.ndjson", "out/manifest.ndjson"].map {
            try Data(contentsOf: URL(filePath: tree.file($0)))
        }
        #expect(texts[0] == texts[1] && !texts[0].isEmpty)
    }

    @Test(.timeLimit(.minutes(10)))
    func `What a killed run left is swept by the next one of its directory`() throws {
        let (first, _) = try waitingRun()
        first.kill()
        #expect(try first.waitUntilExit().status == 137)
        #expect(try tree.files(below: "out").contains(".relume.lock"))
        let left = ["out/.relume-00112233aabbccdd.tmp", "out/after/in/.relume-0011223344556677.tmp"]
        let others = ["out/elsewhere/.relume-0011223344556677.tmp", "out/after/in/.notes.tmp"]
        for name in left + others { try tree.write([1], to: name) }
        let next = try BuiltCommand.run(
            ["run", "in", "-", "--output", "out", "--activation", "relu", "--save", "after", "--skip-existing"],
            in: tree.path)
        #expect(next.status == 3, "\(next.error)")
        let files = try tree.files(below: "out")
        #expect(
            files.filter { $0.contains(".relume") || $0.contains(".notes") } == [
                "after/in/.notes.tmp", "elsewhere/.relume-0011223344556677.tmp",
            ])
    }

    @Test(.timeLimit(.minutes(10)), arguments: [SIGHUP, SIGINT, SIGTERM])
    func `A second signal ends the run at once and removes what is unfinished`(number: Int32) throws {
        let (run, _) = try waitingRun("--save", "after,report")
        // The report is under way.
        #expect(run.waits { (try? tree.files(below: "out").contains { $0.hasSuffix(".tmp") }) == true })
        run.send(number)
        run.send(number)
        let outcome = try run.waitUntilExit()
        #expect(outcome.status == 128 + number, "\(outcome.error)")
        #expect(try !tree.files(below: "out").contains { $0.hasPrefix(".relume") })
    }

    @Test func `A link in the place of the lock is refused and not followed`() throws {
        try tree.link("out/.relume.lock", to: tree.file("in/0.png"))
        let before = try Data(contentsOf: URL(filePath: tree.file("in/0.png")))
        #expect(try tree.run("in").status != 0)
        #expect(try Data(contentsOf: URL(filePath: tree.file("in/0.png"))) == before)
        try FileManager.default.removeItem(atPath: tree.file("out/.relume.lock"))
        try FileManager.default.linkItem(atPath: tree.file("in/0.png"), toPath: tree.file("out/.relume.lock"))
        #expect(try tree.run("in").status == 64)
        #expect(try Data(contentsOf: URL(filePath: tree.file("in/0.png"))) == before)
    }
}
