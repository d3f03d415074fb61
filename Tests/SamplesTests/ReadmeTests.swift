import Foundation
import TestSupport
import Testing

/// The README's code is that of files which are compiled and run.
struct ReadmeTests {
    /// The blocks that import something, each a list of lines without indentation.
    private static let blocks: [[String]] = {
        let readme = (try? String(contentsOfFile: Repository.file("README.md"), encoding: .utf8)) ?? ""
        let lines = readme.split(separator: "\n", omittingEmptySubsequences: false)
        return lines.indices.filter { lines[$0].hasPrefix("    import ") }.map { start in
            lines[start...].prefix { $0.isEmpty || $0.hasPrefix("    ") }.map(unindented).filter { !$0.isEmpty }
        }
    }()

    private static func unindented(_ line: Substring) -> String { line.trimmingCharacters(in: .whitespaces) }

    private static let files = [
        "samples/CIFARToTensorBoard/main.swift", "samples/FolderToTensors/main.swift",
        "Tests/RelumeTestingTests/LogoTests.swift",
    ]

    @Test(arguments: files.indices) func `An example stands in a file that is run`(index: Int) throws {
        let file = Self.files[index]
        try #require(Self.blocks.count > index)
        let code = Self.blocks[index]
        #expect(code.count >= 4)
        let source = try String(contentsOfFile: Repository.file(file), encoding: .utf8)
        var rest = source.split(separator: "\n").map(Self.unindented)[...]
        for line in code {
            let place = rest.firstIndex(of: line)
            #expect(place != nil, "\(line)")
            if let place { rest = rest[(place + 1)...] }
        }
    }

    @Test func `No other example is there`() {
        #expect(Self.blocks.count == Self.files.count)
    }
}
