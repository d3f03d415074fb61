import Foundation
import RelumeCore
import RelumeFiles
import TestSupport
import Testing

struct NamedFileTests {
    let directory: TemporaryDirectory

    init() throws { directory = try TemporaryDirectory() }

    @Test func `A file appears whole, with its directories`() throws {
        let path = directory.file("new/../deep/a")
        let file = try NamedFile(path)
        #expect(!file.exists && !file.isStream)
        try file.write([1, 2])
        #expect(try FileSystem.read(directory.file("deep/a")) == [1, 2])
        #expect(try directory.names == ["deep"])
        #expect(try NamedFile(path).exists)
    }

    @Test func `A directory is refused`() throws {
        for path in [directory.path, directory.path + "/", directory.file("new/"), "", "."] {
            let error = #expect(throws: RelumeError.self) { try NamedFile(path) }
            #expect(error?.code == .invalidArgument, "\(path)")
        }
    }

    @Test(
        arguments: ["/dev/fd/", "//dev//fd/", "/proc/self/fd/"].filter { FileManager.default.fileExists(atPath: $0) })
    func `A descriptor is gone on with, and never replaced`(prefix: String) throws {
        let path = directory.file("log")
        try FileSystem.write(Array("kept ".utf8), to: path)
        let log = try FileHandle(forWritingTo: URL(filePath: path))
        try log.seekToEnd()
        let file = try NamedFile(prefix + "\(log.fileDescriptor)")
        #expect(file.isStream && !file.exists)
        #expect(try file.place == ResolvedPath(path).place)
        try file.write(Array("written ".utf8))
        try AppendingFile(file).append(Array("appended ".utf8))
        try log.write(contentsOf: Data("more".utf8))
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "kept written appended more")
        #expect(try directory.names == ["log"])
    }

    @Test func `A descriptor that is not open is refused`() throws {
        let error = #expect(throws: RelumeError.self) { try NamedFile("/dev/fd/98765") }
        #expect(error?.code == .invalidArgument)
    }

    @Test func `A device takes what is written`() throws {
        let file = try NamedFile("/dev/null")
        #expect(file.isStream && !file.exists && file.place == nil)
        try file.write([1])
        #expect(try FileSystem.status(of: "/dev/null")?.kind == .device)
    }

    @Test(.timeLimit(.minutes(10))) func `A FIFO takes what is written`() throws {
        let path = directory.file("fifo")
        try #require(mkfifo(path, 0o600) == 0)
        let reader = try RunningCommand([path], program: "/bin/cat")
        try NamedFile(path).write(Array("written".utf8))
        #expect(try reader.waitUntilExit().output == "written")
        #expect(try directory.names == ["fifo"])
    }

    @Test func `It knows what is in its way`() throws {
        let file = try NamedFile(directory.file("x/y/z"))
        func place(_ name: String) throws -> FilePlace { try ResolvedPath(directory.file(name)).place }
        for name in [".", "x", "x/y", "x/y/z"] { #expect(try file.needs(place(name)), "\(name)") }
        for name in ["..", "x/z", "y"] { #expect(try !file.needs(place(name)), "\(name)") }
        for name in [".", "x", "x/y"] { #expect(try file.isNew(in: place(name)), "\(name)") }
        for name in ["x/y/z", "x/z", "y"] { #expect(try !file.isNew(in: place(name)), "\(name)") }
    }
}
