import Foundation
import RelumeCore
import RelumeFiles
import TestSupport
import Testing

struct FileSystemTests {
    let directory: TemporaryDirectory

    init() throws { directory = try TemporaryDirectory() }

    @Test(arguments: [0, 1, 65535, 65536, 65537, 1_000_003])
    func `What is written is read`(count: Int) throws {
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        try FileSystem.write(bytes, to: directory.file("a"))
        #expect(try FileSystem.read(directory.file("a")) == bytes)
        #expect(try directory.names == ["a"])
        #expect(try FileSystem.status(of: directory.file("a"))?.size == count)
    }

    @Test func `A buffer is used again`() throws {
        try FileSystem.write([UInt8](repeating: 7, count: 5000), to: directory.file("large"))
        try FileSystem.write([1, 2, 3], to: directory.file("small"))
        var buffer: [UInt8] = []
        try FileSystem.read(directory.file("large"), into: &buffer)
        let capacity = buffer.capacity
        try FileSystem.read(directory.file("small"), into: &buffer)
        #expect(buffer == [1, 2, 3] && buffer.capacity == capacity)
    }

    @Test func `A file of unknown size is read to its end`() throws {
        // /proc files say they are empty.
        let bytes = try FileSystem.read("/proc/self/maps")
        #expect(!bytes.isEmpty)
    }

    @Test func `A pipe is read to its end, however much of it comes at once`() throws {
        let path = directory.file("pipe")
        #expect(mkfifo(path, 0o600) == 0)
        let writer = Process()
        writer.executableURL = URL(filePath: "/bin/sh")
        // 64 KiB, which a pipe holds, and then more.
        writer.arguments = ["-c", "{ head -c 65536 /dev/zero; head -c 234467 /dev/zero; } >\"$0\"", path]
        try writer.run()
        #expect(try FileSystem.read(path).count == 300_003)
        writer.waitUntilExit()
        #expect(writer.terminationStatus == 0)
    }

    @Test func `A file given up before its commit leaves nothing`() throws {
        do {
            let file = try AtomicFile(path: directory.file("a"))
            try file.append([1, 2, 3])
        }
        #expect(try directory.names.isEmpty)
    }

    @Test func `A streamed file can be patched and replaces the old one`() throws {
        try FileSystem.write([9, 9], to: directory.file("a"))
        let file = try AtomicFile(path: directory.file("a"))
        try file.append([0, 0, 3])
        try file.append([4])
        #expect(try FileSystem.read(directory.file("a")) == [9, 9])
        try file.write([1, 2], at: 0)
        try file.commit()
        #expect(try FileSystem.read(directory.file("a")) == [1, 2, 3, 4])
        #expect(try directory.names == ["a"])
    }

    @Test func `A file is read from its middle, and cut`() throws {
        let path = directory.file("log")
        try FileSystem.write([1, 2, 3, 4, 5], to: path)
        var tail: [UInt8] = []
        try ReadingFile(path: path, from: 3).read(9, appendingTo: &tail)
        #expect(tail == [4, 5])
        let file = try AppendingFile(path: path, mode: .append)
        try file.truncate(to: 2)
        try file.append([9])
        #expect(try FileSystem.read(path) == [1, 2, 9])
    }

    @Test func `Appending keeps what is there, or not, as asked`() throws {
        let path = directory.file("log")
        try AppendingFile(path: path, mode: .createNew).append([1])
        try AppendingFile(path: path, mode: .append).append([2])
        #expect(try FileSystem.read(path) == [1, 2])
        #expect(throws: RelumeError.self) { try AppendingFile(path: path, mode: .createNew) }
        try FileManager.default.createSymbolicLink(atPath: directory.file("link"), withDestinationPath: "log")
        for mode in [AppendingFile.Mode.createNew, .append] {
            #expect(throws: RelumeError.self) { try AppendingFile(path: directory.file("link"), mode: mode) }
        }
        #expect(try FileSystem.read(path) == [1, 2])
    }

    @Test func `Directories are made with their parents and listed in byte order`() throws {
        try FileSystem.createDirectories(directory.file("b/c/d"))
        try FileSystem.createDirectories(directory.file("b/c/d"))
        for name in ["é", "B", "a"] { try FileSystem.write([], to: directory.file("b/\(name)")) }
        let entries = try FileSystem.entries(of: directory.file("b"))
        #expect(entries.map(\.name) == ["B", "a", "c", "é"])
        #expect(entries.map(\.kind) == [.file, .file, .directory, .file])
    }

    @Test func `Links are followed, broken ones left out unless asked for`() throws {
        try FileSystem.write([1], to: directory.file("a"))
        try FileManager.default.createSymbolicLink(atPath: directory.file("good"), withDestinationPath: "a")
        try FileManager.default.createSymbolicLink(atPath: directory.file("broken"), withDestinationPath: "none")
        #expect(try FileSystem.entries(of: directory.path).map(\.name) == ["a", "good"])
        let all = try FileSystem.entries(of: directory.path, includingBrokenLinks: true)
        #expect(all.map(\.name) == ["a", "broken", "good"] && all.map(\.kind) == [.file, .other, .file])
        let target = try FileSystem.status(of: directory.file("a"))
        #expect(try FileSystem.status(of: directory.file("good"))?.identity == target?.identity)
    }

    @Test func `Refusals name the path and the remedy`() throws {
        let missing = directory.file("missing")
        let absent = #expect(throws: RelumeError.self) { try FileSystem.read(missing) }
        #expect(absent?.path == missing && absent?.code == .io)
        #expect(absent?.message == "cannot open: No such file or directory; check the path")
        let folder = #expect(throws: RelumeError.self) { try FileSystem.read(directory.path) }
        #expect(folder?.message == "cannot read: Is a directory; a file is needed here, this is a directory")
        #expect(try FileSystem.status(of: missing) == nil)
        try FileSystem.write([], to: directory.file("file"))
        let blocked = #expect(throws: RelumeError.self) {
            try FileSystem.createDirectories(directory.file("file"))
        }
        #expect(blocked?.message.contains("a file of that name is there") == true)
    }

    @Test(arguments: [
        String(repeating: "🙂", count: 62) + ".p", String(repeating: "a", count: 255), "é",
        String(repeating: "👨‍👩‍👧‍👦", count: 10),
    ])
    func `A name as long as the system allows can be written`(name: String) throws {
        let file = try AtomicFile(path: directory.file(name))
        let temporary = try #require(directory.names.first)
        #expect(try directory.names.count == 1 && temporary.utf8.count <= 255 && !temporary.contains("\u{FFFD}"))
        try file.append([1])
        try file.commit()
        #expect(try directory.names == [name])
    }
}
