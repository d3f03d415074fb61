import Foundation
import RelumeFiles
import TestSupport
import Testing

/// Reading what gives fewer bytes than asked for, or more than it said.
struct PipeTests {
    let directory: TemporaryDirectory

    init() throws { directory = try TemporaryDirectory() }

    private static func bytes(_ range: Range<Int>) -> [UInt8] { range.map { UInt8(truncatingIfNeeded: $0 % 251) } }

    @Test(.timeLimit(.minutes(10)), arguments: [0, 1, 65535, 65536, 65537, 200_000], [Int.max, 4096])
    func `A pipe is read to its end, however its bytes arrive`(count: Int, piece: Int) throws {
        let pipe = try NamedPipe(path: directory.file("pipe"))
        let bytes = Self.bytes(0..<count)
        pipe.startWriting(bytes, inPiecesOf: piece)
        #expect(try FileSystem.read(pipe.path) == bytes)
    }

    @Test(.timeLimit(.minutes(10)), arguments: [Int.max, 4096])
    func `A part of a pipe is as long as asked for`(piece: Int) throws {
        let pipe = try NamedPipe(path: directory.file("pipe"))
        let bytes = Self.bytes(0..<200_000)
        pipe.startWriting(bytes, inPiecesOf: piece)
        let file = try ReadingFile(path: pipe.path)
        var start: [UInt8] = []
        try file.read(70_000, appendingTo: &start)
        #expect(start == Self.bytes(0..<70_000))
        try file.read(1_000_000, appendingTo: &start)
        #expect(start == bytes)
    }

    @Test func `A buffer that held more is filled by a pipe alike`() throws {
        var buffer = [UInt8](repeating: 1, count: 300_000)
        let pipe = try NamedPipe(path: directory.file("pipe"))
        pipe.startWriting(Self.bytes(0..<70_000), inPiecesOf: 4096)
        try FileSystem.read(pipe.path, into: &buffer)
        #expect(buffer == Self.bytes(0..<70_000))
    }

    @Test func `A file that grows while it is read loses nothing`() async throws {
        let path = directory.file("log")
        // Of whole rounds, so that one pattern goes through the file.
        let piece = Self.bytes(0..<25_100)
        let whole = Self.bytes(0..<120 * piece.count)
        try FileSystem.write(Array(whole.prefix(20 * piece.count)), to: path)
        let log = try AppendingFile(path: path, mode: .append)
        let writer = Task.detached { for _ in 20..<120 { try log.append(piece) } }
        for _ in 0..<10 {
            let least = try #require(try FileSystem.status(of: path)).size
            let read = try FileSystem.read(path)
            #expect(read.count >= least && read == Array(whole.prefix(read.count)))
        }
        try await writer.value
        #expect(try FileSystem.read(path) == whole)
    }

    @Test(.enabled(if: FileManager.default.fileExists(atPath: "/proc/self/smaps")))
    func `A file larger than it says is read to its end`() throws {
        #expect(try FileSystem.status(of: "/proc/self/smaps")?.size == 0)
        let text = String(decoding: try FileSystem.read("/proc/self/smaps"), as: UTF8.self)
        #expect(text.utf8.count > 65536)
        #expect(text.split(separator: "\n").last?.hasPrefix("VmFlags:") == true)
    }
}
