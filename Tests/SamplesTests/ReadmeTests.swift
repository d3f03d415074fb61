import Foundation
import TestSupport
import Testing

/// The README's code is that of the samples, which are compiled and run.
struct ReadmeTests {
    @Test func `The example of the library stands in a sample`() throws {
        let readme = try String(contentsOfFile: Repository.file("README.md"), encoding: .utf8)
        let sample = try String(
            contentsOfFile: Repository.file("samples/CIFARToTensorBoard/main.swift"), encoding: .utf8)
        let start = try #require(readme.range(of: "    import Relume\n"))
        let block = readme[start.lowerBound...].split(separator: "\n", omittingEmptySubsequences: false)
            .prefix { $0.isEmpty || $0.hasPrefix("    ") }
        let code = block.map { String($0.dropFirst(4)) }.filter { !$0.isEmpty }
        #expect(code.count >= 9)
        var rest = sample.split(separator: "\n").map(String.init)[...]
        for line in code {
            let place = rest.firstIndex(of: line)
            #expect(place != nil, "\(line)")
            if let place { rest = rest[(place + 1)...] }
        }
    }
}
