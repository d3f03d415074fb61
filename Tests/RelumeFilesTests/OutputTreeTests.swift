import Foundation
import RelumeCore
import RelumeFiles
import TestSupport
import Testing

struct OutputTreeTests {
    let directory: TemporaryDirectory

    init() throws {
        directory = try TemporaryDirectory()
        try FileSystem.createDirectories(directory.file("out/after/deep"))
        try FileSystem.createDirectories(directory.file("out/store"))
        try FileSystem.createDirectories(directory.file("elsewhere/deep"))
        try FileSystem.write([1], to: directory.file("out/after/a"))
    }

    private func link(_ name: String, to target: String) throws {
        try FileManager.default.createSymbolicLink(atPath: directory.file(name), withDestinationPath: target)
    }

    private func tree(_ root: String = "out") throws -> OutputTree {
        OutputTree(root: try ResolvedPath(directory.file(root)))
    }

    @Test(arguments: ["after/a", "after/new", "after/deep/x", "new/deep/x", "x", "after/a/x"])
    func `A file's place is that of its path`(name: String) throws {
        var tree = try tree()
        for _ in 0..<2 {
            let file = try tree.file(name)
            #expect(try file.place == ResolvedPath(directory.file("out/" + name)).place)
            #expect((file.entry != nil) == (name == "after/a"))
        }
    }

    @Test func `Below a root that is missing everything is`() throws {
        var tree = try tree("new/../none")
        let file = try tree.file("after/a")
        #expect(try file.place == ResolvedPath(directory.file("none/after/a")).place && file.entry == nil)
        for name in ["none", "none/after"] {
            #expect(try tree.needsDirectory(at: ResolvedPath(directory.file(name)).place), "\(name)")
        }
        #expect(try !tree.needsDirectory(at: ResolvedPath(directory.file("none/other")).place))
    }

    @Test func `Links to files are seen, and where they lead`() throws {
        try link("out/after/link", to: "../../elsewhere/file")
        try link("out/after/ring", to: "ring")
        var tree = try tree()
        #expect(try tree.file("after/link").entry?.kind == .link && tree.file("after/link").target == nil)
        #expect(try tree.file("after/link").place == ResolvedPath(directory.file("elsewhere/file")).place)
        try FileSystem.write([1], to: directory.file("elsewhere/file"))
        #expect(try tree.file("after/link").target?.kind == .file)
        #expect(try tree.file("after/ring").entry?.kind == .link)
    }

    @Test func `A link to a directory inside is followed`() throws {
        try link("out/grids", to: "store")
        try link("out/deep", to: "\(directory.path)/out/after/deep")
        var tree = try tree()
        #expect(try tree.file("grids/x").place == ResolvedPath(directory.file("out/store/x")).place)
        #expect(try tree.file("deep/x").place == ResolvedPath(directory.file("out/after/deep/x")).place)
    }

    @Test(arguments: ["../elsewhere", "../elsewhere/deep", "..", "/", "none", "../out2", "after/a", "grids"])
    func `A link that leads out, or to no directory, is refused`(target: String) throws {
        try link("out/grids", to: target)
        for name in ["grids/x", "grids/deep/x"] {
            var tree = try tree()
            let error = #expect(throws: RelumeError.self) { try tree.file(name) }
            #expect(error?.code == .invalidArgument && error?.path == directory.file("out/grids"))
        }
    }

    @Test(arguments: [("before", "after"), ("before", "."), ("store/x", "../after")])
    func `Two names for one directory are refused`(name: String, target: String) throws {
        try link("out/" + name, to: target)
        var tree = try tree()
        _ = try tree.file("after/a")
        let error = #expect(throws: RelumeError.self) { try tree.file(name + "/a") }
        #expect(error?.code == .invalidArgument && error?.path == directory.file("out/" + name))
    }

    @Test func `A name that goes up is refused`() throws {
        var tree = try tree()
        #expect(throws: RelumeError.self) { try tree.file("after/../../elsewhere/x") }
    }
}
