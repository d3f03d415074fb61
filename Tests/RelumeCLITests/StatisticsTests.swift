import Foundation
import RelumeCodecs
import RelumeCore
import RelumeImages
import RelumeTensorBoard
import Testing
import TestSupport

/// `relume run --statistics`.
struct StatisticsTests {
    let tree: SampleTree

    init() throws { tree = try SampleTree() }

    /// What the run's event file holds at `step`, by tag.
    private func logged(step: Int, in output: String = "out") throws -> [String: SummaryValue.Content] {
        let name = try #require(try tree.files(below: output + "/tensorboard").first)
        var reader = try EventFileReader(path: tree.file("\(output)/tensorboard/\(name)"))
        var found: [String: SummaryValue.Content] = [:]
        while let entry = try reader.next() {
            guard case .event(let event) = entry, event.step == step else { continue }
            for value in event.values { found[value.tag] = value.content }
        }
        return found
    }

    private func statistics(_ record: [String: Any], _ moment: String) throws -> [String: Any] {
        let both = try #require(record["statistics"] as? [String: Any])
        return try #require(both[moment] as? [String: Any])
    }

    /// The lines of the table at the end, each cut at its blanks.
    private func table(_ outcome: BuiltCommand.Outcome) -> [[String]] {
        outcome.error.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
    }

    @Test func `The manifest has the values before and after, by channel`() throws {
        // Red 0, 51, 102, 255, green 0 everywhere, blue 255 everywhere; half the scale is subtracted and doubled.
        let samples: [UInt8] = [0, 0, 255, 51, 0, 255, 102, 0, 255, 255, 0, 255]
        try tree.write(
            try PNGEncoder.encode(PixelImage(unchecked: .uint8(Tensor(unchecked: [2, 2, 3], scalars: samples)))),
            to: "in/a.png")
        let outcome = try tree.run(
            "in", options: ["--statistics", "--pipeline", "normalize(half) | relu", "--save", "after"])
        #expect(outcome.status == 0, "\(outcome.error)")
        let record = try tree.manifest("out")[0]
        let before = try statistics(record, "before")
        let after = try statistics(record, "after")
        let red = try #require((before["channels"] as? [[String: Any]])?.first)
        #expect(red["count"] as? Int == 4 && red["min"] as? Double == -1 && red["max"] as? Double == 1)
        #expect(red["negatives"] as? Double == 0.75 && red["saturated"] as? Double == 0.75)
        #expect(abs((red["mean"] as? Double ?? 9) - -0.2) < 1e-7)
        let blue = try #require((after["channels"] as? [[String: Any]])?.last)
        #expect(blue["mean"] as? Double == 1 && blue["std"] as? Double == 0 && blue["zeros"] as? Double == 0)
        #expect(after["deadChannels"] as? [Int] == [1])
        #expect(outcome.error.contains("after: every value is 0 in channel 1"), "\(outcome.error)")
        let all = try #require(table(outcome).first { $0.prefix(2) == ["after", "all"] })
        let shares = ["58.3", "%", "0.0", "%", "-", "0.0", "%"]
        #expect(all == ["after", "all", "0.4167", "0.493", "0", "0", "0", "1", "1"] + shares)
    }

    @Test func `Nothing is measured unless that is asked for`() throws {
        try tree.writeImage("in/a.png")
        let outcome = try tree.run("in")
        #expect(try tree.manifest("out").allSatisfy { $0["statistics"] == nil })
        #expect(!outcome.error.contains("saturated"))
    }

    @Test(arguments: ["normalize(half) | tanh", "softmax"])
    func `The number of jobs changes nothing`(pipeline: String) throws {
        for index in 0..<9 { try tree.writeImage("in/\(index).png", width: 31 + index, height: 17, seed: index) }
        try tree.writeCIFAR("test_batch.bin", records: 50)
        var seen: Set<String> = []
        for jobs in [1, 2, 3, 8] {
            let output = "out\(jobs)"
            let options = ["--statistics", "--pipeline", pipeline, "--jobs", "\(jobs)", "--batch-size", "4"]
            let outcome = try tree.run("in", "test_batch.bin", options: options, output: output)
            #expect(outcome.status == 0, "\(outcome.error)")
            let lines = outcome.error.split(separator: "\n").filter { $0.hasSuffix("%") }
            let records = try tree.manifest(output).map { record in
                try JSONSerialization.data(withJSONObject: record["statistics"] ?? [:], options: .sortedKeys)
            }
            let text = records.map { String(decoding: $0, as: UTF8.self) } + lines.map(String.init)
            seen.insert(text.joined(separator: "\n"))
        }
        #expect(seen.count == 1)
    }

    @Test(arguments: [true, false])
    func `TensorBoard gets numbers and histograms of each step`(asDataSet: Bool) throws {
        if asDataSet {
            try tree.writeCIFAR("in/test_batch.bin", records: 8)
        } else {
            for index in 0..<8 { try tree.writeImage("in/\(index).png", seed: index) }
        }
        let options = [
            "--statistics", "--activation", "sigmoid", "--save", "tensorboard", "--batch-size", "4", "--tags", "激活前,b",
        ]
        let input = asDataSet ? "in/test_batch.bin" : "in"
        #expect(try tree.run(input, options: options).status == 0)
        for step in [1, 2] {
            let values = try logged(step: step)
            let names = ["mean", "std", "min", "median", "max", "zeros", "negatives", "non_finite", "dead_channels"]
            var expected: Set = ["激活前/saturated"]
            for tag in ["激活前", "b"] {
                expected.formUnion([tag, tag + "/values"])
                for name in names { expected.insert(tag + "/" + name) }
            }
            #expect(Set(values.keys) == expected)
            guard case .histogram(let before) = values["激活前/values"], case .histogram(let after) = values["b/values"],
                case .scalar(let least) = values["b/min"], case .scalar(let greatest) = values["b/max"]
            else {
                Issue.record("\(values)")
                continue
            }
            let count: Double = asDataSet ? 4 * 3 * 32 * 32 : 4 * 3 * 9 * 7
            #expect(before.buckets.count == 30 && after.buckets.count == 30)
            #expect(before.buckets.map(\.count).reduce(0, +) == count)
            #expect(after.buckets.map(\.count).reduce(0, +) == count)
            #expect(Float(after.buckets[0].leftEdge) == least)
            #expect(Float(after.buckets[29].rightEdge) == greatest)
        }
    }
}
