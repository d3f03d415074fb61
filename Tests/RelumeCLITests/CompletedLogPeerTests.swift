import Foundation
import TestSupport
import Testing

/// What the real TensorBoard shows of logs that were interrupted or damaged and then completed.
@Suite(.enabled(if: PythonPeer.isAvailable, "\(PythonPeer.skipReason)"))
struct CompletedLogPeerTests {
    /// Of each tag the steps, with what tells pictures apart.
    private typealias Tags = [String: [[Step]]]

    private enum Step: Decodable, Equatable {
        case number(Int)
        case digest(String)

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let number = try? container.decode(Int.self) {
                self = .number(number)
            } else {
                self = .digest(try container.decode(String.self))
            }
        }
    }

    let tree: SampleTree

    init() throws {
        tree = try SampleTree()
        for index in 0..<8 { try tree.writeImage("images/\(index).png", seed: index) }
    }

    private func run(_ options: String..., output: String) throws {
        let fixed = ["--activation", "sigmoid", "--save", "tensorboard", "--batch-size", "2", "--statistics"]
        let outcome = try tree.run("images", options: fixed + options, output: output)
        #expect(outcome.status == 0, "\(outcome.error)")
    }

    /// Damages the last event file of the run in `output` and completes the run.
    private func damage(_ output: String, _ accident: EventRecords.Accident, at index: Int) throws {
        let name = try #require(try tree.files(below: output + "/tensorboard").last)
        let file = "\(output)/tensorboard/\(name)"
        let records = EventRecords([UInt8](try Data(contentsOf: URL(filePath: tree.file(file)))))
        try tree.write(try records.damaged(accident, at: index), to: file)
        try run("--skip-existing", output: output)
    }

    @Test(arguments: ["true", "false"])
    func `Both readers show every step once, and the pictures of a whole run`(loadFast: String) throws {
        try run(output: "logs/whole")
        for accident in EventRecords.Accident.allCases {
            // The histogram that ends step 1, and the picture after of step 2.
            for index in [23, 25] {
                let output = "logs/\(accident)-\(index)"
                try run(output: output)
                try damage(output, accident, at: index)
            }
            // And once more in what the completing run wrote: in the second start of its session, or in its first step.
            let output = "logs/\(accident)-again"
            try run(output: output)
            try damage(output, accident, at: 25)
            try damage(output, accident, at: accident == .leftOut ? 5 : 3)
        }
        let json = try PythonPeer.run("read_events.py", ["steps", tree.file("logs"), loadFast])
        let shown = try JSONDecoder().decode([String: Tags].self, from: Data(json.utf8))
        let whole = try #require(shown["whole/tensorboard"])
        #expect(shown.count == 16 && whole.count == 23)
        #expect(whole.values.allSatisfy { $0.map(\.first) == [.number(1), .number(2), .number(3), .number(4)] })
        for (run, tags) in shown {
            let differing = whole.keys.filter { tags[$0] != whole[$0] }
            #expect(differing.isEmpty && tags.count == whole.count, "\(run)")
        }
    }
}
