import RelumeArchives
import RelumeCore
import RelumeFiles
import TestSupport
import Testing

struct ZipWriterTests {
    private static let members: [(name: String, bytes: [UInt8])] = [
        ("a.npy", Array(repeating: 3, count: 3_000_000)), ("empty", []), ("labels/ä.txt", Array("0 1 2".utf8)),
    ]

    private func write(_ path: String, isCompressed: Bool) throws {
        let archive = try ZipWriter(path: path, isCompressed: isCompressed)
        for member in Self.members {
            try archive.startMember(member.name, size: member.bytes.count)
            try archive.append(member.bytes.span.bytes.extracting(..<(member.bytes.count / 2)))
            try archive.append(member.bytes.span.bytes.extracting((member.bytes.count / 2)...))
        }
        try archive.finish()
    }

    @Test(arguments: [false, true]) func `What is written is read`(isCompressed: Bool) throws {
        let directory = try TemporaryDirectory()
        let path = directory.file("new/archive.zip")
        try write(path, isCompressed: isCompressed)
        let archive = try ArchiveReader(path: path, format: .zip)
        for expected in Self.members {
            let member = try #require(try archive.next())
            #expect(member.name == expected.name)
            #expect(member.size == expected.bytes.count)
            #expect(try archive.readMember() == expected.bytes)
        }
        #expect(try archive.next() == nil)
        let size = try FileSystem.read(path).count
        #expect(isCompressed ? size < 10000 : size > 3_000_000)
    }

    @Test func `The same members make the same bytes`() throws {
        let directory = try TemporaryDirectory()
        for name in ["1", "2"] { try write(directory.file(name), isCompressed: true) }
        #expect(try FileSystem.read(directory.file("1")) == FileSystem.read(directory.file("2")))
    }

    @Test func `One that is given up leaves nothing behind`() throws {
        let directory = try TemporaryDirectory()
        do {
            let archive = try ZipWriter(path: directory.file("archive.zip"))
            try archive.startMember("a", size: 3)
        }
        #expect(try directory.names.isEmpty)
    }

    @Test func `More bytes than announced are refused`() throws {
        let directory = try TemporaryDirectory()
        let archive = try ZipWriter(path: directory.file("archive.zip"))
        try archive.startMember("a", size: 3)
        let error = #expect(throws: RelumeError.self) { try archive.append(([1, 2, 3, 4] as [UInt8]).span.bytes) }
        #expect(error?.code == .invalidArgument)
    }
}
