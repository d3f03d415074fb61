import Foundation
import RelumeCore
import RelumeFiles
import TestSupport
import Testing

/// Names as the disk holds them: bytes, which need not be text.
struct NameTests {
    let directory: TemporaryDirectory

    init() throws { directory = try TemporaryDirectory() }

    #if os(Linux)  // The file systems of macOS take UTF-8 only.
    @Test func `A name that is not UTF-8 is listed and told apart`() throws {
        let path = Array(directory.file("a").utf8) + [0xFF] + Array(".png".utf8) + [0]
        let file = fopen(path.map(CChar.init(bitPattern:)), "w")
        try #require(file.map { fclose($0) } == 0)
        try FileSystem.write([1], to: directory.file("b\u{FFFD}.png"))
        let entries = try FileSystem.entries(of: directory.path)
        #expect(entries.map(\.name) == ["a\u{FFFD}.png", "b\u{FFFD}.png"])
        #expect(entries.map(\.hasValidName) == [false, true])
        let error = #expect(throws: RelumeError.self) { try FileSystem.read(directory.file(entries[0].name)) }
        #expect(error?.message.contains("the name on the disk is probably not UTF-8; rename it") == true)
        #expect(try FileSystem.read(directory.file(entries[1].name)) == [1])
    }
    #endif

    @Test func `A link that cannot be followed counts as a file, which says why when opened`() throws {
        let target = String(repeating: "a", count: 300)
        try FileManager.default.createSymbolicLink(atPath: directory.file("link"), withDestinationPath: target)
        try FileSystem.write([1], to: directory.file("z"))
        let entries = try FileSystem.entries(of: directory.path)
        #expect(entries.map(\.name) == ["link", "z"] && entries.map(\.kind) == [.file, .file])
        let error = #expect(throws: RelumeError.self) { try FileSystem.read(directory.file("link")) }
        #expect(error?.message.contains("File name too long") == true)
    }
}
