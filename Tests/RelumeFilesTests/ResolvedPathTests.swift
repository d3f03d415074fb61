import Foundation
import RelumeCore
import RelumeFiles
import TestSupport
import Testing

struct ResolvedPathTests {
    let directory: TemporaryDirectory

    /// `a`, `d/e/`, links to them, to nothing and in a ring.
    init() throws {
        directory = try TemporaryDirectory()
        try FileSystem.createDirectories(directory.file("d/e"))
        for name in ["a", "d/a"] { try FileSystem.write([1], to: directory.file(name)) }
        let links = [
            "toA": "a", "toE": "d/e", "d/up": "..", "toNew": "d/new", "absolute": directory.file("d/new"),
            "toNothing": "none/deep", "chain": "toNew", "one": "two", "two": "one", "toItself": "toItself/x",
        ]
        for (name, target) in links {
            try FileManager.default.createSymbolicLink(atPath: directory.file(name), withDestinationPath: target)
        }
    }

    private func resolved(_ path: String) throws -> ResolvedPath {
        try ResolvedPath(Path.isAbsolute(path) ? path : directory.file(path))
    }

    @Test(arguments: [
        // What is there, by other ways.
        ("a", "./a"), ("a", "d/../a"), ("a", "toA"), ("a", "d/up/a"), ("a", "d//e/../../a"), ("d/a", "toE/../a"),
        ("d/e", "toE/"), ("a", "a/"),
        // Behind a directory that is missing.
        ("a", "new/../a"), ("a", "new/deep/../../a"), ("a", "d/new/../../a"), ("a", "new/.././toA"),
        ("d/a", "new/../toE/../a"), ("d", "new/../d"), (".", "new/.."),
        // What is not there yet.
        ("new", "./new/"), ("d/new/x", "d/e/../new/x"), ("d/new", "toE/../new"), ("x/y", "x/./z/../y"),
        ("x", "none/../x"), ("d/new", "d/up/d/new"),
        // Links to what is not there yet.
        ("d/new", "toNew"), ("d/new", "absolute"), ("d/new", "chain"), ("none/deep", "toNothing"),
        ("d/new/x", "chain/x"), ("d/a", "toNew/../a"), ("none", "toNothing/.."),
    ])
    func `Two ways to one file are equal`(first: String, second: String) throws {
        let (one, other) = (try resolved(first), try resolved(second))
        #expect(one.place == other.place)
        #expect(one.status == other.status)
    }

    @Test(arguments: [
        ("a", "d/a"), ("new", "d/new"), ("new", "New"), ("e\u{301}", "é"), ("x/y", "x"), ("toNew", "toNothing"),
        ("a", "a/x"), ("d/e/new", "d/new"),
    ])
    func `Two files are not`(first: String, second: String) throws {
        #expect(try resolved(first).place != resolved(second).place)
    }

    @Test func `A relative path starts at the working directory`() throws {
        let here = FileManager.default.currentDirectoryPath
        for name in ["", ".", "none-such", "none-such/../other", "../none-such"] {
            #expect(try ResolvedPath(name).place == ResolvedPath(here + "/" + name).place, "\(name)")
        }
    }

    @Test(arguments: [
        ("a", "a"), ("./d//up/a", "./d//up/a"), ("new/x", "new/x"), ("chain", "chain"), ("new/../a", "a"),
        ("d/new/../e/x", "d/e/x"), ("new/../toE/../y", "toE/../y"), ("new/../d/up/y", "d/up/y"),
    ])
    func `The path stays as it is but for what a dot-dot takes back`(path: String, opened: String) throws {
        #expect(try resolved(path).path == directory.file(opened))
    }

    @Test func `What is there is told, what is not is nil`() throws {
        #expect(try resolved("new/../a").status?.kind == .file)
        #expect(try resolved("toE").status?.kind == .directory)
        for name in ["new", "toNew", "a/x", "new/x"] { #expect(try resolved(name).status == nil, "\(name)") }
    }

    @Test(arguments: ["one", "two", "toItself", "one/x", "a/../x"])
    func `What leads nowhere is an error that says so`(name: String) throws {
        let error = #expect(throws: RelumeError.self) { try resolved(name) }
        #expect(error?.code == .io && error?.path == directory.file(name))
    }

    @Test func `The directories that something will stand in are known`() throws {
        let place = try resolved("d/x/y/z").place
        #expect(try place.directories == [resolved("d/x/y").place, resolved("d/x").place, resolved("d").place])
        #expect(try resolved("d").place.directories.isEmpty)
    }
}
