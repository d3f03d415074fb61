import Foundation
import RelumeArchives
import RelumeCore
import RelumeFiles
import TestSupport
import Testing

struct ArchiveReaderTests {
    private static let files: [(name: String, bytes: [UInt8])] = [
        ("data/empty", []),
        ("data/" + String(repeating: "long", count: 30) + "/name.bin", Array(repeating: 7, count: 1500)),
        ("data/Grüße", Array((0..<70000).map { UInt8(truncatingIfNeeded: $0 &* 31) })),
    ]

    /// Makes an archive of ``files`` with the system's tar.
    private static func makeTar(_ options: [String], in directory: TemporaryDirectory) throws -> String {
        for file in files { try FileSystem.write(file.bytes, to: made(directory.file(file.name))) }
        let path = directory.file("archive")
        try tar(options + ["-cf", path, "-C", directory.path] + files.map(\.name))
        return path
    }

    private static func made(_ path: String) throws -> String {
        try FileSystem.createDirectories(above: path)
        return path
    }

    private static func tar(_ arguments: [String]) throws {
        let process = try Process.run(URL(filePath: "/usr/bin/env"), arguments: ["tar"] + arguments)
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
    }

    @Test(arguments: ["ustar", "gnu", "pax"], [false, true])
    func `Tar's forms are read, long and foreign names too`(form: String, isCompressed: Bool) throws {
        let directory = try TemporaryDirectory()
        let path = try Self.makeTar(["--format=\(form)"] + (isCompressed ? ["-z"] : []), in: directory)
        let archive = try ArchiveReader(path: path, format: isCompressed ? .tarGzip : .tar)
        let whole = try FileSystem.read(path)
        for file in Self.files {
            let member = try #require(try archive.next())
            #expect(member.name == file.name)
            #expect(member.size == file.bytes.count)
            #expect(member.isFile)
            #expect(try archive.readMember() == file.bytes)
            if !isCompressed {
                #expect(Array(whole[member.dataOffset...].prefix(file.bytes.count)) == file.bytes)
            }
        }
        #expect(try archive.next() == nil)
    }

    @Test func `Members that are passed over do not have to be read, and directories are no files`() throws {
        let directory = try TemporaryDirectory()
        _ = try Self.makeTar([], in: directory)
        let path = directory.file("tree.tar")
        try Self.tar(["-cf", path, "-C", directory.path, "data"])
        let archive = try ArchiveReader(path: path, format: .tar)
        var names: [String] = []
        while let member = try archive.next() {
            if member.isFile { names.append(member.name) }
        }
        #expect(Set(names) == Set(Self.files.map(\.name)))
    }

    @Test func `A file compressed by gzip is one member`() throws {
        let directory = try TemporaryDirectory()
        let bytes = Self.files[2].bytes
        try FileSystem.write(bytes, to: directory.file("plain"))
        let process = try Process.run(URL(filePath: "/usr/bin/env"), arguments: ["gzip", directory.file("plain")])
        process.waitUntilExit()
        let archive = try ArchiveReader(path: directory.file("plain.gz"), format: .gzip)
        #expect(try archive.next()?.size == nil)
        #expect(try archive.readMember() == bytes)
        #expect(try archive.next() == nil)
    }

    @Test(arguments: [true, false]) func `An archive that ends early is damaged`(isCompressed: Bool) throws {
        let directory = try TemporaryDirectory()
        let path = try Self.makeTar(isCompressed ? ["-z"] : [], in: directory)
        let whole = try FileSystem.read(path)
        for length in [whole.count / 10, whole.count / 2] {
            try FileSystem.write(Array(whole.prefix(length)), to: path)
            let error = try #require(throws: RelumeError.self) {
                let archive = try ArchiveReader(path: path, format: isCompressed ? .tarGzip : .tar)
                while try archive.next() != nil { _ = try archive.readMember() }
            }
            #expect(error.code == .malformedData)
            #expect(error.path == path)
        }
    }

    /// Of the last eight bytes, from the end: of the checksum, of the length, and none of them there.
    @Test(arguments: ["tar.gz", "gz"], [6, 2, 0])
    func `What gzip's checksum or length does not fit is damaged`(ending: String, place: Int) throws {
        let directory = try TemporaryDirectory()
        let path = try Self.makeTar(["-z"], in: directory)
        var bytes = try FileSystem.read(path)
        if place > 0 { bytes[bytes.count - place] ^= 1 } else { bytes.removeLast(6) }
        try FileSystem.write(bytes, to: path)
        let error = try #require(throws: RelumeError.self) {
            let archive = try ArchiveReader(path: path, format: ending == "gz" ? .gzip : .tarGzip)
            while try archive.next() != nil { _ = try archive.readMember() }
        }
        #expect(error.code == .malformedData && error.path == path)
        #expect(error.message.contains(place > 0 ? "'gzip -t'" : "ends too early"), "\(error)")
        #expect(error.byteOffset ?? 0 >= 0)
    }

    @Test func `A wrong checksum, another format and a missing file are errors that name the file`() throws {
        let directory = try TemporaryDirectory()
        let path = try Self.makeTar([], in: directory)
        var bytes = try FileSystem.read(path)
        bytes[0] ^= 1
        try FileSystem.write(bytes, to: path)
        func code(_ path: String, _ format: ArchiveFormat) throws -> RelumeError.Code {
            let error = try #require(throws: RelumeError.self) {
                let archive = try ArchiveReader(path: path, format: format)
                while try archive.next() != nil { _ = try archive.readMember() }
            }
            #expect(error.path == path)
            return error.code
        }
        #expect(try code(path, .tar) == .malformedData)
        #expect(try code(path, .zip) == .malformedData)
        #expect(try code(path, .tarGzip) == .malformedData)
        #expect(try code(directory.file("nothing"), .tar) == .io)
    }

    @Test func `A member beyond the limit is refused`() throws {
        let directory = try TemporaryDirectory()
        let path = try Self.makeTar(["-z"], in: directory)
        let archive = try ArchiveReader(path: path, format: .tarGzip)
        while let member = try archive.next() {
            guard member.size == 70000 else { continue }
            let error = try #require(throws: RelumeError.self) { try archive.readMember(limit: 69999) }
            #expect(error.code == .limitExceeded)
        }
    }
}
