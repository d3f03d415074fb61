import Foundation
import RelumeCore
import Synchronization
import TestSupport
import Testing

@testable import RelumeFiles

struct DirectoryLockTests {
    let directory: TemporaryDirectory

    init() throws { directory = try TemporaryDirectory() }

    @Test func `One at a time has a directory, and leaves nothing there`() throws {
        let lock = try DirectoryLock(directory.path)
        #expect(try directory.names == [DirectoryLock.name])
        let refused = #expect(throws: RelumeError.self) { try DirectoryLock(directory.path) }
        #expect(refused?.code == .invalidArgument && refused?.path == directory.path)
        #expect(refused?.message.contains("process \(ProcessInfo.processInfo.processIdentifier) ") == true)
        let other = try TemporaryDirectory()
        _ = try DirectoryLock(other.path)
        withExtendedLifetime(lock) {}
    }

    @Test func `A lock that was given back can be taken`() throws {
        for _ in 0..<3 {
            let lock = try DirectoryLock(directory.path)
            withExtendedLifetime(lock) {}
        }
        #expect(try directory.names.isEmpty)
    }

    @Test func `A file that a killed process left locks nothing`() throws {
        try FileSystem.write(Array("123456789\nand more".utf8), to: directory.file(DirectoryLock.name))
        let lock = try DirectoryLock(directory.path)
        let text = String(decoding: try FileSystem.read(directory.file(DirectoryLock.name)), as: UTF8.self)
        #expect(text == "\(ProcessInfo.processInfo.processIdentifier)\n")
        withExtendedLifetime(lock) {}
    }

    @Test func `A link is not followed, and no directory is taken for the file`() throws {
        try FileSystem.write([1], to: directory.file("mine"))
        try FileManager.default.createSymbolicLink(
            atPath: directory.file(DirectoryLock.name), withDestinationPath: "mine")
        #expect(throws: RelumeError.self) { try DirectoryLock(directory.path) }
        #expect(try FileSystem.read(directory.file("mine")) == [1])
    }

    @Test func `Many that try at once get it one after the other`() async throws {
        let path = directory.path
        let holders = OpenCount()
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    for _ in 0..<200 {
                        guard let lock = try? DirectoryLock(path) else { continue }
                        holders.enter()
                        holders.leave()
                        withExtendedLifetime(lock) {}
                    }
                }
            }
        }
        #expect(holders.most == 1 && holders.total > 0)
        #expect(try directory.names.isEmpty)
    }

    @Test func `What killed processes left unfinished goes, and nothing else`() throws {
        let keep = [
            ".relume-0123456789abcdef.tmp.png", ".relume-0123.tmp", "relume-0123456789abcdef.tmp", "a.tmp",
            ".relume.lock",
        ]
        for name in keep { try FileSystem.write([1], to: directory.file(name)) }
        for _ in 0..<3 { try FileSystem.write([1], to: directory.file(TemporaryName.make())) }
        try FileManager.default.createDirectory(
            atPath: directory.file(TemporaryName.make()), withIntermediateDirectories: false)
        #expect(try directory.names.count == keep.count + 4)
        try FileSystem.removeUnfinished(in: directory.path)
        #expect(try directory.names.count == keep.count + 1)
        #expect(Set(try directory.names).isSuperset(of: keep))
    }

    @Test func `Temporary names differ, and files get the mode that the umask leaves`() throws {
        let names = Set((0..<1000).map { _ in TemporaryName.make() })
        #expect(names.count == 1000 && names.allSatisfy { $0.utf8.count == 28 })
        try FileSystem.write([1], to: directory.file("a"))
        #expect(FileManager.default.createFile(atPath: directory.file("b"), contents: nil))
        let modes = try ["a", "b"].map {
            try FileManager.default.attributesOfItem(atPath: directory.file($0))[.posixPermissions] as? Int
        }
        #expect(modes[0] == modes[1])
    }
}

/// How many are inside at a time.
private final class OpenCount: Sendable {
    private let state = Mutex<(now: Int, most: Int, total: Int)>((0, 0, 0))

    func enter() {
        state.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1), $0.total + 1) }
    }

    func leave() { state.withLock { $0.now -= 1 } }

    var most: Int { state.withLock { $0.most } }
    var total: Int { state.withLock { $0.total } }
}
