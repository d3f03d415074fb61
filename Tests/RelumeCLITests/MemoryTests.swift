import Foundation
import RelumeCodecs
import RelumeImages
import TestSupport
import Testing

/// How much memory a run of many images takes.
@Suite(.enabled(if: FileManager.default.fileExists(atPath: "/proc/self/status")))
struct MemoryTests {
    let tree: SampleTree
    private let picture = SampleTree.image(width: 256, height: 256, channels: 3, seed: 1)

    init() throws {
        tree = try SampleTree()
        try tree.write(try PNGEncoder.encode(picture), to: "picture.png")
    }

    /// The peak of a run after `count` images, looked at while it waits for one more on its standard input.
    private func peak(images count: Int, _ options: [String]) throws -> Int {
        let (input, output) = ("in\(count)", "out\(count)")
        try FileManager.default.createDirectory(atPath: tree.file(input), withIntermediateDirectories: true)
        for index in 0..<count {
            try FileManager.default.createSymbolicLink(
                atPath: tree.file("\(input)/\(index).png"), withDestinationPath: "../picture.png")
        }
        let (images, report) = (Pipe(), Pipe())
        let command = try RunningCommand(
            [
                "run", input, "-", "--output", output, "--activation", "sigmoid", "--save", "tensors",
                "--jobs", "2", "--manifest-copy", "-",
            ] + options, input: images, output: report, in: tree.path)
        try report.fileHandleForWriting.close()
        var lines = Data()
        while String(decoding: lines, as: UTF8.self).split(separator: "\n").count(where: Self.tellsOfImage) < count {
            let more = report.fileHandleForReading.availableData
            try #require(!more.isEmpty)
            lines += more
        }
        let peak = try #require(command.peakMemory)
        try images.fileHandleForWriting.write(contentsOf: Data(try PNGEncoder.encode(picture)))
        try images.fileHandleForWriting.close()
        _ = try report.fileHandleForReading.readToEnd()
        let outcome = try command.waitUntilExit()
        #expect(outcome.status == 0, "\(outcome.error)")
        return peak
    }

    private static func tellsOfImage(_ line: Substring) -> Bool { line.contains(#""input""#) }

    @Test(
        .timeLimit(.minutes(10)),
        arguments: [
            ["--batch-size", "1"], ["--batch-size", "1000"], ["--tensors-in-one"],
            ["--tensors-in-one", "--tensor-format", "npz"],
        ])
    func `Tensors of many images take no more memory than those of a few`(options: [String]) throws {
        let few = try peak(images: 20, options)
        let many = try peak(images: 80, options)
        // What the images between them hold decoded, a byte a sample.
        let decoded = 60 * picture.width * picture.height * picture.channels
        #expect(many - few < decoded / 4, "\(few) bytes for 20 images, \(many) for 80")
    }

    @Test func `What goes through floats and needs more than the limit is refused, and names the option`() throws {
        _ = try tree.writeImage("in/large.png", width: 600, height: 500)
        _ = try tree.writeImage("in/small.png", width: 60, height: 50)
        let outcome = try tree.run("in", options: ["--activation", "softmax", "--save", "after", "--max-memory", "4M"])
        #expect(outcome.status == 3, "\(outcome.error)")
        #expect(outcome.error.contains("in/large.png: these stages need"), "\(outcome.error)")
        #expect(outcome.error.contains("limit of 4 MiB (--max-memory)"), "\(outcome.error)")
        #expect(try tree.files(below: "out/after") == ["small.png"])
        for pipeline in ["resize(20) | softmax", "sigmoid"] {
            let outcome = try tree.run(
                "in", options: ["--pipeline", pipeline, "--save", "after", "--max-memory", "4096K", "--overwrite"])
            #expect(outcome.status == 0, "\(outcome.error)")
        }
        for text in ["0", "2X", "-1", "M", "9999999999G"] {
            #expect(try tree.run("in", options: ["--max-memory=\(text)", "--overwrite"]).status == 64, "\(text)")
        }
    }
}
