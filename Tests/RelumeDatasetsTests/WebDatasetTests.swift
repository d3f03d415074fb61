import Foundation
import RelumeCodecs
import RelumeCore
import RelumeDatasets
import RelumeFiles
import RelumeImages
import TestSupport
import Testing

struct WebDatasetTests {
    let directory: TemporaryDirectory
    private let path: String

    init() throws {
        directory = try TemporaryDirectory()
        path = directory.file("shard-000000.tar")
    }

    private static func picture(_ seed: Int, width: Int = 5) -> PixelImage {
        let samples = (0..<width * 12).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ seed &* 57) }
        return PixelImage(unchecked: .uint8(Tensor(unchecked: [4, width, 3], scalars: samples)))
    }

    private static func png(_ seed: Int) throws -> [UInt8] { try PNGEncoder.encode(picture(seed)) }

    private func write(_ tar: TarFixture, to path: String? = nil) throws {
        try FileSystem.write(tar.bytes, to: path ?? self.path)
    }

    private func refusal(of bytes: [UInt8]) throws -> RelumeError {
        try FileSystem.write(bytes, to: path)
        return try #require(throws: RelumeError.self) { try WebDataset([path]) }
    }

    @Test func `Members are grouped by what stands before the first dot`() throws {
        var tar = TarFixture()
        tar.add("a.b/0001.cls", Array("7\n".utf8))
        tar.add("a.b/0001.seg.png", try Self.png(9))
        tar.add("a.b/0001.PNG", try Self.png(1))
        tar.add("a.b/0001.json", Array("{}".utf8))
        tar.add("a.b/0002.txt", Array("no picture".utf8))
        tar.add("README", [1])
        tar.add(".hidden.png", try Self.png(8))
        tar.add("a.b/0003.png", try Self.png(3))
        try write(tar)
        let data = try WebDataset([path])
        #expect(data.count == 2)
        #expect((0..<2).map(data.key) == ["a.b/0001", "a.b/0003"])
        #expect((0..<2).map(data.label) == [7, nil])
        #expect((0..<2).map(data.outputPath) == ["a.b/0001.PNG", "a.b/0003.png"])
        #expect(data.name(at: 1) == "\(path)/a.b/0003.png" && data.path(at: 1) == path)
        for (index, seed) in [1, 3].enumerated() {
            #expect(try data.sample(at: index).image.samples == Self.picture(seed).samples)
            #expect(try data.header(at: index) == Self.picture(seed).spec)
        }
    }

    @Test(arguments: ["ustar", "gnu", "pax"])
    func `What the system's tar packs is read, long and foreign names too`(form: String) throws {
        let folder = form == "ustar" ? "short" : String(repeating: "long", count: 40)
        let names = (0..<4).map { "\(folder)/ü\($0)" }
        for (index, name) in names.enumerated() {
            try FileSystem.createDirectories(above: directory.file(name))
            try FileSystem.write(Self.png(index), to: directory.file("\(name).png"))
            try FileSystem.write(Array("\(index)".utf8), to: directory.file("\(name).cls"))
        }
        let members = names.flatMap { ["\($0).png", "\($0).cls"] }
        let process = try Process.run(
            URL(filePath: "/usr/bin/env"),
            arguments: ["tar", "--format=\(form)", "-cf", path, "-C", directory.path] + members)
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
        let data = try WebDataset([path])
        #expect((0..<data.count).map(data.key) == names && (0..<data.count).map(data.label) == [0, 1, 2, 3])
        for index in (0..<4).reversed() {
            #expect(try data.sample(at: index).image.samples == Self.picture(index).samples)
        }
    }

    @Test func `Several shards follow each other, and any sample is read alone`() throws {
        let paths = (0..<3).map { directory.file("\($0).tar") }
        for (shard, path) in paths.enumerated() {
            var tar = TarFixture()
            for index in 0..<shard + 1 { tar.add("\(shard)-\(index).png", try Self.png(10 * shard + index)) }
            try write(tar, to: path)
        }
        let data = try WebDataset(paths)
        #expect(data.count == 6 && data.sourceFiles == paths)
        for (index, seed) in [0, 10, 11, 20, 21, 22].enumerated().reversed() {
            #expect(try data.sample(at: index).image.samples == Self.picture(seed).samples)
        }
    }

    @Test func `An archive that ends behind a member, without its end, may be cut and is refused`() throws {
        var tar = TarFixture()
        for index in 0..<3 { tar.add("\(index).png", try Self.png(index)) }
        try FileSystem.write(tar.members, to: path)
        let error = #expect(throws: RelumeError.self) { try WebDataset([path]) }
        #expect(error?.code == .malformedData && error?.byteOffset == tar.members.count)
        #expect(error?.message.contains("right behind 2.png") == true)
        // One block of zeros is an end to tar.
        try FileSystem.write(tar.members + [UInt8](repeating: 0, count: 512), to: path)
        #expect(try WebDataset([path]).count == 3)
    }

    @Test(arguments: ["../../etc/passwd.png", "/etc/passwd.png", "a/../../b.png", "./c.png"])
    func `A name that leads elsewhere is but a name`(name: String) throws {
        var tar = TarFixture()
        tar.add(name, try Self.png(2))
        try write(tar)
        let data = try WebDataset([path])
        #expect(try data.sample(at: 0).image.samples == Self.picture(2).samples)
        #expect(data.name(at: 0) == "\(path)/\(name)")
        #expect(!data.outputPath(at: 0).hasPrefix("/") && !Path.components(data.outputPath(at: 0)).contains(".."))
    }

    @Test func `An archive that ends within a member is refused with the member and its place`() throws {
        var tar = TarFixture()
        tar.add("a.png", try Self.png(1))
        let start = tar.members.count + 512
        let content = [UInt8](repeating: 3, count: 2000)
        tar.add("b.png", content)
        let error = try refusal(of: Array(tar.members.prefix(start + 700)))
        #expect(error.code == .malformedData && error.path == path && error.byteOffset == start)
        #expect(error.message.contains("b.png says 2000 bytes, and the archive ends 700 bytes behind it"), "\(error)")
    }

    @Test func `A size beyond the archive is refused`() throws {
        var tar = TarFixture()
        tar.add("a.png", try Self.png(1), size: 1 << 32)
        let error = try refusal(of: tar.bytes)
        #expect(error.code == .malformedData && error.byteOffset == 512)
        #expect(error.message.contains("a.png says 4294967296 bytes"), "\(error)")
    }

    @Test func `A wrong checksum is refused with what stands before it`() throws {
        var tar = TarFixture()
        tar.add("a.png", try Self.png(1))
        tar.add("b.png", try Self.png(2), isChecksumRight: false)
        let error = try refusal(of: tar.bytes)
        #expect(error.code == .malformedData && error.path == path)
        let content = try Self.png(1).count
        #expect(
            error.message.contains(
                "behind a.png, \(content) bytes from byte 512 on, a header with its checksum is expected"),
            "\(error)")
        #expect(error.message.contains("Damaged"), "\(error)")
    }

    @Test(arguments: ["seven", "-1", "", "1 2"])
    func `A label that is no number is refused`(text: String) throws {
        var tar = TarFixture()
        tar.add("a.png", try Self.png(1))
        let start = tar.members.count + 512
        tar.add("a.cls", Array(text.utf8))
        let error = try refusal(of: tar.bytes)
        #expect(error.code == .malformedData && error.byteOffset == start)
        #expect(error.message.contains("a.cls holds '\(text)'"), "\(error)")
    }

    @Test func `Two pictures of one sample are refused`() throws {
        var tar = TarFixture()
        tar.add("a.png", try Self.png(1))
        tar.add("a.jpg", [1])
        #expect(try refusal(of: tar.bytes).message.contains("a.png and a.jpg are two pictures"))
    }

    @Test func `Keys are bytes, so that an accent behind a letter makes another sample`() throws {
        var tar = TarFixture()
        tar.add("\u{E9}.png", try Self.png(1))
        tar.add("e\u{301}.png", try Self.png(2))
        let directory = try TemporaryDirectory()
        try FileSystem.write(tar.bytes, to: directory.file("a.tar"))
        let data = try WebDataset([directory.file("a.tar")])
        #expect(data.count == 2)
    }

    @Test func `Compressed shards and those without a picture are refused with the remedy`() throws {
        #expect(try refusal(of: [0x1F, 0x8B, 8, 0]).message.contains("gunzip"))
        var tar = TarFixture()
        tar.add("a.txt", [1])
        #expect(try refusal(of: tar.bytes).message.contains("no member of this archive is a picture"))
        #expect(try refusal(of: Array("no tar".utf8)).code == .malformedData)
    }

    @Test func `Damage is an error or other data, never a trap`() throws {
        var tar = TarFixture()
        for name in ["a.png", "a.cls", "b.png"] { tar.add(name, Array("12345".utf8)) }
        var generator = SplitMix64(seed: 3)
        for _ in 0..<600 {
            var bytes = tar.members
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                bytes[Int.random(in: 0..<bytes.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
            }
            // A header counts only with its checksum.
            for start in stride(from: 0, to: bytes.count, by: 1024) { TarFixture.setChecksum(&bytes, at: start) }
            try FileSystem.write(bytes, to: path)
            do throws(RelumeError) {
                let data = try WebDataset([path])
                for index in 0..<data.count {
                    var buffer: [UInt8] = []
                    try data.read(at: index, into: &buffer)
                    #expect(data.outputPath(at: index).utf8.first != UInt8(ascii: "/"))
                }
            } catch {
                #expect(error.path == path)
            }
        }
    }

    @Test func `A shard that shrinks under the reader is an error`() throws {
        var tar = TarFixture()
        tar.add("a.png", try Self.png(1))
        try write(tar)
        let data = try WebDataset([path])
        try FileSystem.write(Array(tar.bytes.prefix(530)), to: path)
        let error = try #require(throws: RelumeError.self) { try data.sample(at: 0) }
        #expect(error.path == path && error.message.contains("a.png has 18 of the"), "\(error)")
    }
}
