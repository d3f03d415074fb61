import Foundation
import RelumeActivations
import RelumePipeline
import TestSupport
import Testing

/// `relume list`.
struct ListTests {
    @Test func `Every activation and every other stage is listed`() throws {
        let outcome = try BuiltCommand.run(["list"])
        #expect(outcome.status == 0 && outcome.error.isEmpty)
        let heads = outcome.output.split(separator: "\n").filter { !$0.hasPrefix(" ") }
        let names = heads.map { String($0.prefix { $0 != "," }) }
        #expect(names == Activation.all.map(\.name) + StageKind.all.map(\.name))
        for kind in StageKind.all { #expect(outcome.output.contains("    \(kind.summary), e.g. \(kind.example)\n")) }
    }

    @Test func `JSON says which is which`() throws {
        struct Line: Decodable {
            let kind: String
            let name: String
            let example: String
        }
        let output = try BuiltCommand.run(["list", "--json"]).output
        let lines = try output.split(separator: "\n").map { try JSONDecoder().decode(Line.self, from: Data($0.utf8)) }
        #expect(lines.filter { $0.kind == "activation" }.map(\.name) == Activation.all.map(\.name))
        #expect(lines.filter { $0.kind == "stage" }.map(\.example) == StageKind.all.map(\.example))
    }
}
