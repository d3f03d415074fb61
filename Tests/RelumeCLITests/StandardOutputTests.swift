import Foundation
import TestSupport
import Testing

/// What becomes of results that nobody can receive, and of files while a standard stream is missing.
struct StandardOutputTests {
    /// A line of arguments for everything that prints results.
    static let printing = [
        "list", "list --json", "eval relu 1", "inspect in/a.png", "inspect --json in/a.png", "plot relu -o -",
        "diff in/a.png in/a.png", "diff in/a.png in/b.png", "diff --json in in",
        "run in --activation relu --output out --dry-run", "run in --activation relu --output out --manifest-copy -",
        "--help", "--version", "run --help", "help diff", "--generate-completion-script bash", "",
    ]

    let tree: SampleTree

    init() throws {
        tree = try SampleTree()
        try tree.writeImage("in/a.png")
        try tree.writeImage("in/b.png", seed: 2)
    }

    /// Runs `script`, in which `$0` is the command and `$@` are the arguments.
    private func sh(_ script: String, _ arguments: String = "") throws -> BuiltCommand.Outcome {
        let words = arguments.split(separator: " ").map(String.init)
        return try BuiltCommand.run(["-c", script, BuiltCommand.path] + words, in: tree.path, program: "/bin/sh")
    }

    @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")), arguments: printing)
    func `Results that do not fit on the disk are an error`(arguments: String) throws {
        let outcome = try sh(#""$0" "$@" > /dev/full"#, arguments)
        #expect(outcome.status == 75)
        #expect(outcome.error.hasPrefix("relume: standard output: cannot write: No space left"), "\(outcome.error)")
    }

    @Test func `Results beyond the limit of file sizes are an error`() throws {
        let outcome = try sh(#"ulimit -f 1; "$0" "$@" > results"#, "list")
        #expect(outcome.status == 1 && outcome.error.contains("(ulimit -f)"), "\(outcome.error)")
    }

    @Test(arguments: printing)
    func `Results for a closed standard output are an error`(arguments: String) throws {
        let outcome = try sh(#""$0" "$@" >&-"#, arguments)
        #expect(outcome.status == 1)
        #expect(outcome.error.hasPrefix("relume: standard output: cannot write: "), "\(outcome.error)")
        #expect(outcome.error.contains("it is closed, or "))
        // The same where nobody can be told.
        try? FileManager.default.removeItem(atPath: tree.file("out"))
        #expect(try sh(#""$0" "$@" <&- >&- 2>&-"#, arguments).status == 1)
    }

    @Test func `What needs no standard output does without`() throws {
        #expect(try sh(#""$0" "$@" >&-"#, "run in --activation relu --output out").status == 0)
        #expect(try sh(#""$0" "$@" >&-"#, "plot relu -o out/relu.svg").status == 0)
        #expect(try sh(#""$0" "$@" >&-"#, "diff --quiet in in").status == 0)
    }

    @Test(
        .timeLimit(.minutes(10)), .enabled(if: FileManager.default.fileExists(atPath: "/proc/self/fd")),
        arguments: [[0], [1], [2], [0, 1], [0, 2], [1, 2], [0, 1, 2]])
    func `No file takes the place of a missing stream`(closed: [Int]) throws {
        let pipe = try NamedPipe(path: tree.file("pipe.png"))
        let script = #"exec "$0" "$@" "# + closed.map { ["<&-", ">&-", "2>&-"][$0] }.joined(separator: " ")
        let options = "--activation relu --output out --save after,tensors --verbose --manifest-copy out/report.ndjson"
        let command = try RunningCommand(
            ["-c", script, BuiltCommand.path, "run", "in", pipe.path] + options.split(separator: " ").map(String.init),
            in: tree.path, program: "/bin/sh")
        #expect(command.waits(forFile: tree.file("out/after/in/b.png")))
        for descriptor in closed { #expect(command.file(openedAs: descriptor) == "/dev/null") }
        // A failure, so that there is something to tell.
        pipe.startWriting([1, 2, 3])
        let outcome = try command.waitUntilExit()
        #expect(outcome.status == 3 && outcome.output.isEmpty)
        #expect(outcome.error.isEmpty == closed.contains(2), "\(outcome.error)")
        for file in ["manifest.ndjson", "report.ndjson"] {
            let lines = try String(contentsOfFile: tree.file("out/\(file)"), encoding: .utf8).split(separator: "\n")
            #expect(lines.count == 5 && lines.allSatisfy { $0.hasPrefix("{") && $0.hasSuffix("}") }, "\(lines)")
        }
    }

    @Test(arguments: ["eval relu", "run --files-from names --activation relu --output out --dry-run --save grids"])
    func `A reader that has seen enough ends the command without a word`(arguments: String) throws {
        try tree.write(Array(String(repeating: "1\n", count: 100_000).utf8), to: "numbers")
        try tree.write(Array(String(repeating: "in/a.png\n", count: 200_000).utf8), to: "names")
        let script = #"{ "$0" "$@" < numbers; echo "$?" > status; } | head -n 1"#
        let outcome = try sh(script, arguments)
        #expect(outcome.output.split(separator: "\n").count == 1 && outcome.error.isEmpty, "\(outcome.error)")
        #expect(try String(contentsOfFile: tree.file("status"), encoding: .utf8) == "141\n")
    }

    @Test func `A run goes on when only its messages have no reader`() throws {
        let script = #"{ "$0" "$@"; echo "$?" > status; } 2>&1 | true"#
        try tree.write([1, 2, 3], to: "in/a0.png")
        _ = try sh(script, "run in --activation relu --output out --save after --jobs 1")
        #expect(try String(contentsOfFile: tree.file("status"), encoding: .utf8) == "3\n")
        #expect(try tree.files(below: "out/after") == ["a.png", "b.png"])
    }

    @Test(.timeLimit(.minutes(10)))
    func `A standard output that does not block gets everything`() throws {
        let (input, output) = (Pipe(), Pipe())
        output.fileHandleForWriting.becomeNonBlocking()
        let command = try RunningCommand(["eval", "relu"], input: input, output: output)
        let numbers = Data(String(repeating: "1\n", count: 100_000).utf8)
        try input.fileHandleForWriting.write(contentsOf: numbers)
        try input.fileHandleForWriting.close()
        try output.fileHandleForWriting.close()
        // Nothing is read before the pipe is full.
        #expect(command.waits { output.fileHandleForReading.unreadBytes >= 60_000 })
        #expect(try output.fileHandleForReading.readToEnd() == numbers)
        #expect(try command.waitUntilExit().status == 0)
    }

    @Test func `Without a file to spare, the arguments are missed, not the user's wish`() throws {
        let outcome = try sh(#"ulimit -n 3; exec "$0" "$@""#, "run in --activation relu --output out")
        #expect(outcome.output.isEmpty)
        // A program with shared libraries does not even start.
        let isLinked = outcome.error.contains("shared libraries")
        #expect(isLinked ? outcome.status == 127 : outcome.status == 75, "\(outcome.error)")
        #expect(isLinked || outcome.error.contains("ulimit -n"), "\(outcome.error)")
    }
}
