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

    @Test func `Entries say what they are, links followed`() throws {
        try FileSystem.write([1], to: directory.file("a"))
        try FileManager.default.createSymbolicLink(atPath: directory.file("good"), withDestinationPath: "a")
        try FileManager.default.createSymbolicLink(atPath: directory.file("broken"), withDestinationPath: "none")
        try #require(mkfifo(directory.file("pipe"), 0o600) == 0)
        try FileManager.default.createSymbolicLink(atPath: directory.file("zero"), withDestinationPath: "/dev/zero")
        let all = try FileSystem.entries(of: directory.path)
        #expect(all.map(\.name) == ["a", "broken", "good", "pipe", "zero"])
        #expect(all.map(\.kind) == [.file, .link, .file, .pipe, .device])
        #expect(all.map(\.isLink) == [false, true, true, false, true])
        let target = try FileSystem.status(of: directory.file("a"))
        #expect(try FileSystem.status(of: directory.file("good"))?.identity == target?.identity)
    }

    @Test(.timeLimit(.minutes(10))) func `What is too large, or may have no end, is refused before it is read`() throws
    {
        let limit = ReadLimit(bytes: 1000)
        let path = directory.file("sparse")
        try FileSystem.write([UInt8](repeating: 7, count: 1000), to: path)
        #expect(try FileSystem.read(path, limit: limit).count == 1000)
        // Sparse: 40 GB that no memory could hold.
        try #require(truncate(path, 40_000_000_000) == 0)
        let large = #expect(throws: RelumeError.self) { try FileSystem.read(path, limit: limit) }
        #expect(large?.code == .limitExceeded && large?.path == path)
        #expect(large?.message.contains("40000000000 bytes") == true)
        #expect(large?.message.contains("limit of 1000 bytes (--max-file-bytes)") == true)
        for device in ["/dev/zero", "/dev/full"] {
            let error = #expect(throws: RelumeError.self) { try FileSystem.read(device, limit: limit) }
            #expect(error?.code == .unsupported && error?.message.contains("this is a device") == true)
        }
    }

    @Test(.timeLimit(.minutes(10))) func `A pipe is read up to the limit`() async throws {
        let path = directory.file("pipe")
        try #require(mkfifo(path, 0o600) == 0)
        async let error: RelumeError? = {
            do throws(RelumeError) {
                _ = try FileSystem.read(path, limit: ReadLimit(bytes: 100_000))
                return nil
            } catch {
                return error
            }
        }()
        let writer = try FileHandle(forWritingTo: URL(filePath: path))
        // Nobody reads the end of it: that the reader left is what the test is about.
        try? writer.write(contentsOf: [UInt8](repeating: 1, count: 100_001))
        try writer.close()
        #expect(await error?.code == .limitExceeded)
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
