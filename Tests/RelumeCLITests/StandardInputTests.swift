import Foundation
import RelumeCodecs
import RelumeImages
import TestSupport
import Testing

/// What the command reads from pipes, which give their bytes once, some at a time, and never their size.
struct StandardInputTests {
    let tree: SampleTree

    init() throws { tree = try SampleTree() }

    private func sh(_ script: String, _ arguments: String...) throws -> BuiltCommand.Outcome {
        try BuiltCommand.run(["-c", script, BuiltCommand.path] + arguments, in: tree.path, program: "/bin/sh")
    }

    /// Runs the command while `bytes` arrive in pieces, by a pipe that it may not wait for where it is told so.
    private func outcome(
        _ arguments: [String], given bytes: [UInt8], inPiecesOf size: Int, isNonBlocking: Bool = false
    ) throws -> BuiltCommand.Outcome {
        let pipe = Pipe()
        if isNonBlocking { pipe.fileHandleForReading.becomeNonBlocking() }
        let command = try RunningCommand(arguments, input: pipe, in: tree.path)
        // Else the test is a reader as well, and cannot see the command leave.
        try pipe.fileHandleForReading.close()
        pipe.fileHandleForWriting.dribble(bytes, inPiecesOf: size)
        try pipe.fileHandleForWriting.close()
        return try command.waitUntilExit()
    }

    @Test(.timeLimit(.minutes(10)), arguments: [65535, 65536, 65537, 200_000], [Int.max, 4096])
    func `Every number on standard input is evaluated`(count: Int, piece: Int) throws {
        let bytes = (0..<count).map { UInt8(ascii: $0.isMultiple(of: 2) ? "1" : "\n") }
        let outcome = try outcome(["eval", "relu"], given: bytes, inPiecesOf: piece)
        #expect(outcome.status == 0, "\(outcome.error)")
        #expect(outcome.output.utf8.count == (count + 1) / 2 * 2)
    }

    @Test(.timeLimit(.minutes(10)))
    func `A standard input that does not block is waited for`() throws {
        let bytes = [UInt8](String(repeating: "1\n", count: 20).utf8)
        let outcome = try outcome(["eval", "relu"], given: bytes, inPiecesOf: 2, isNonBlocking: true)
        #expect(outcome.status == 0 && outcome.output.utf8.count == bytes.count, "\(outcome.error)")
    }

    @Test func `A file is read on from where it stands`() throws {
        try tree.write(Array("7\n1\n2\n".utf8), to: "numbers")
        let outcome = try sh(#"{ read first; exec "$0" eval relu; } < numbers"#)
        #expect(outcome.output == "1\n2\n", "\(outcome.error)")
    }

    @Test(.timeLimit(.minutes(10)), arguments: [Int.max, 4096])
    func `Every name of a long list is processed`(piece: Int) throws {
        try tree.writeImage("in/a.png")
        let names = [UInt8](String(repeating: "in/././././././././././a.png\n", count: 2500).utf8)
        let arguments = ["--activation", "relu", "--output", "out", "--save", "grids", "--dry-run"]
        let outcome = try outcome(["run", "--files-from", "-"] + arguments, given: names, inPiecesOf: piece)
        #expect(outcome.status == 0, "\(outcome.error)")
        #expect(outcome.output.contains("step 40 of 4 images"))
        let list = try NamedPipe(path: tree.file("list"))
        list.startWriting(names, inPiecesOf: piece)
        #expect(try tree.run(options: ["--files-from", "list"] + arguments.dropFirst(2)).output == outcome.output)
    }

    @Test(.timeLimit(.minutes(10)))
    func `A picture that comes by a named pipe is read once`() throws {
        try tree.writeImage("small.png", width: 9)
        let picture = SampleTree.image(width: 300, height: 200, channels: 3, seed: 5)
        for inputs in [["pipe"], ["small.png", "pipe"]] {
            let pipe = try NamedPipe(path: tree.file("pipe"))
            pipe.startWriting(try PNGEncoder.encode(picture), inPiecesOf: 4096)
            let output = "out\(inputs.count)"
            let outcome = try tree.run(options: inputs, output: output)
            #expect(outcome.status == 0, "\(outcome.error)")
            #expect(try tree.decode("\(output)/after/pipe.png").samples == picture.samples)
            let grid = try tree.info("\(output)/grids/step-000001-before.png")
            #expect(grid.width == (inputs.count == 1 ? 300 : 256))
            try FileManager.default.removeItem(atPath: pipe.path)
        }
    }

    @Test(.timeLimit(.minutes(10)))
    func `A picture on standard input may be larger than those beside it`() throws {
        try tree.writeImage("in/a.png", width: 20, height: 20)
        try tree.writeImage("in/b.png", width: 20, height: 20)
        let picture = try PNGEncoder.encode(SampleTree.image(width: 300, height: 200, channels: 3, seed: 5))
        let arguments = ["run", "in", "-", "--activation", "relu", "--output", "out", "--save", "grids"]
        let outcome = try outcome(arguments, given: picture, inPiecesOf: .max)
        #expect(outcome.status == 0, "\(outcome.error)")
        #expect(try tree.info("out/grids/step-000001-before.png").width == 3 * 128)
    }

    @Test(.timeLimit(.minutes(10)))
    func `Pictures that come by named pipes are compared, and reported without another look`() throws {
        for (name, seed) in [("first", 1), ("second", 2)] {
            let picture = SampleTree.image(width: 300, height: 200, channels: 3, seed: seed)
            try NamedPipe(path: tree.file(name)).startWriting(try PNGEncoder.encode(picture), inPiecesOf: 4096)
        }
        let outcome = try BuiltCommand.run(["diff", "first", "second", "--html", "report.html"], in: tree.path)
        #expect(outcome.status == 1 && outcome.output.hasPrefix("second: "), "\(outcome.error)")
        #expect(FileManager.default.fileExists(atPath: tree.file("report.html")))
    }

    @Test(.timeLimit(.minutes(10)), arguments: ["a.npy", "a.tar", "a.bin", "train-images-idx3-ubyte"])
    func `A pipe that is named as a data set is refused before anybody reads it`(name: String) throws {
        let pipe = try NamedPipe(path: tree.file(name))
        let outcome = try tree.run(name, options: ["--save", "after"])
        #expect(outcome.status != 0 && outcome.error.contains("\(name): "), "\(outcome.error)")
        #expect(outcome.error.contains("save it as a file"), "\(outcome.error)")
        withExtendedLifetime(pipe) {}
    }

    @Test(.timeLimit(.minutes(10))) func `A list of names never comes from a device`() throws {
        for flags in [[], ["-0"]] {
            let outcome = try tree.run(options: ["--files-from", "/dev/zero"] + flags)
            #expect(outcome.status == 64 && outcome.error.contains("is a device and no list"), "\(outcome.error)")
        }
    }

    @Test(.timeLimit(.minutes(10)), arguments: [Int.max, 4096])
    func `Records that come by a named pipe are inspected`(piece: Int) throws {
        try tree.writeCIFAR("records", records: 30)
        let pipe = try NamedPipe(path: tree.file("pipe"))
        pipe.startWriting([UInt8](try Data(contentsOf: URL(filePath: tree.file("records")))), inPiecesOf: piece)
        let outcome = try BuiltCommand.run(["inspect", "pipe"], in: tree.path)
        #expect(outcome.status == 0, "\(outcome.error)")
        #expect(outcome.output.contains("pipe: CIFAR-10, 30 records of 3073 bytes"))
    }
}
