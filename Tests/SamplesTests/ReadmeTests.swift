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

    @Test(arguments: [
        "Relume": "samples/CIFARToTensorBoard/main.swift", "RelumeTesting": "Tests/RelumeTestingTests/LogoTests.swift",
    ])
    func `An example stands in a file that is run`(module: String, file: String) throws {
        let code = try #require(Self.blocks.first { $0[0] == "import \(module)" })
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
        #expect(Self.blocks.count == 2)
    }
}
