import Foundation
import TestSupport
import Testing

/// What a directory may hold beside pictures: links, pipes, devices, names that act on a terminal.
@Suite struct DirectoryEntryTests {
    let tree: SampleTree

    init() throws {
        tree = try SampleTree()
        _ = try tree.writeImage("in/a.png")
    }

    private func link(_ name: String, to target: String) throws {
        try FileManager.default.createSymbolicLink(atPath: tree.file(name), withDestinationPath: target)
    }

    @Test(.timeLimit(.minutes(10))) func `What is no file is named and counted`() throws {
        try link("in/broken.png", to: "nowhere")
        try link("in/zero.png", to: "/dev/zero")
        try link("in/up", to: "..")
        try #require(mkfifo(tree.file("in/pipe.png"), 0o600) == 0)
        let outcome = try tree.run("in")
        #expect(outcome.status == 0, "\(outcome.error)")
        #expect(try tree.files(below: "out/after") == ["a.png"])
        for entry in [
            "broken.png is a link that leads nowhere", "zero.png is a device", "pipe.png is a named pipe",
            "up is a link to a directory and is not entered (--follow-links enters it)",
        ] {
            #expect(outcome.error.contains("in/\(entry)"), "\(outcome.error)")
        }
        for number in 0..<8 { try link("in/b\(number).png", to: "nowhere") }
        let many = try tree.run("in", options: ["--overwrite"])
        #expect(many.error.contains("and 4 more such entries, 12 in all"), "\(many.error)")
        let all = try tree.run("in", options: ["--overwrite", "--verbose"])
        #expect(all.error.contains("in/zero.png") && !all.error.contains("more such"), "\(all.error)")
    }

    @Test func `Linked directories are entered where that is asked for`() throws {
        _ = try tree.writeImage("elsewhere/b.png")
        try link("in/more", to: "../elsewhere")
        try link("in/again", to: "../elsewhere")
        let outcome = try tree.run("in", options: ["--follow-links"])
        #expect(outcome.status == 0, "\(outcome.error)")
        #expect(try tree.files(below: "out/after") == ["a.png", "again/b.png"])
        // A link that is named is an input like others.
        let named = try tree.run("in/more", output: "named")
        #expect(named.status == 0, "\(named.error)")
        #expect(try tree.files(below: "named/after") == ["b.png"])
    }

    @Test(.timeLimit(.minutes(10)), arguments: ["/dev/zero", "/dev/full"])
    func `A device is refused`(device: String) throws {
        let outcome = try tree.run(device)
        #expect(outcome.status == 3 && outcome.error.contains("this is a device, not a file"), "\(outcome.error)")
    }

    @Test func `A file beyond the limit is refused by its size`() throws {
        _ = try tree.writeImage("in/huge.png")
        try #require(truncate(tree.file("in/huge.png"), 40_000_000_000) == 0)
        let outcome = try tree.run("in")
        #expect(outcome.status == 3, "\(outcome.error)")
        #expect(outcome.error.contains("in/huge.png: the file has 40000000000 bytes"), "\(outcome.error)")
        #expect(try tree.files(below: "out/after") == ["a.png"])
        let small = try tree.run("in/a.png", options: ["--max-file-bytes", "10", "--overwrite"])
        #expect(small.status == 3 && small.error.contains("limit of 10 bytes (--max-file-bytes)"), "\(small.error)")
    }

    @Test func `Names cannot act on the terminal or forge a line`() throws {
        let name = "\u{1B}[31m\nrelume: all is well\r\u{202E}gnp.x"
        try tree.write([1, 2, 3], to: "in/\(name).png")
        for options in [[], ["--dry-run"], ["--verbose"], ["--no-such-option=\(name)"]] {
            let outcome = try tree.run("in", options: options + ["--overwrite"])
            for text in [outcome.output, outcome.error] {
                #expect(!text.contains("\u{1B}") && !text.contains("\r") && !text.contains("\u{202E}"))
                #expect(!text.split(separator: "\n").contains("relume: all is well"), "\(text)")
            }
        }
        let manifest = try String(contentsOfFile: tree.file("out/manifest.ndjson"), encoding: .utf8)
        #expect(manifest.contains("in/\\u001b[31m\\nrelume: all is well\\r"), "\(manifest)")
    }
}
