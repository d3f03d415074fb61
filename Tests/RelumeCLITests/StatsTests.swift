import Foundation
import RelumeCodecs
import RelumeCore
import RelumeImages
import TestSupport
import Testing

/// `relume stats`.
struct StatsTests {
    let tree: SampleTree

    init() throws { tree = try SampleTree() }

    private func rows(_ arguments: String...) throws -> [[String: Any]] {
        let outcome = try BuiltCommand.run(["stats", "--json"] + arguments, in: tree.path)
        #expect(outcome.status == 0, "\(outcome.error)")
        return try outcome.output.split(separator: "\n").map {
            try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any] ?? [:]
        }
    }

    @Test func `Mean and deviation are those of all pixels`() throws {
        let levels: [[UInt8]] = [[0, 255, 0, 255], [10, 20, 30, 40]]
        for (index, values) in levels.enumerated() {
            try tree.write(
                try PNGEncoder.encode(PixelImage(unchecked: .uint8(Tensor(shape: [2, 2, 1], scalars: values)))),
                to: "in/\(index).png")
        }
        let row = try #require(try rows("in").first)
        let values = levels.joined().map { Double($0) / 255 }
        let mean = values.reduce(0, +) / 8
        let deviation = (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 8).squareRoot()
        let found = try #require(row["mean"] as? [Double])[0]
        let std = try #require(row["std"] as? [Double])[0]
        #expect(abs(found - mean) < 1e-15 && abs(std - deviation) < 1e-15)
        #expect(row["images"] as? Int == 2 && row["pixels"] as? Int == 8)
    }

    @Test func `The printed option normalizes the data set`() throws {
        try tree.writeCIFAR("test_batch.bin", records: 20)
        let outcome = try BuiltCommand.run(["stats", "test_batch.bin"], in: tree.path)
        let lines = outcome.output.split(separator: "\n")
        #expect(outcome.status == 0 && lines.first == "20 RGB images, 20480 pixels a channel", "\(outcome)")
        let option = try #require(lines.last)
        #expect(option.hasPrefix("--pipeline \"normalize(mean=["))
        let run = try tree.shell("$0 run test_batch.bin -o out --save tensors --statistics \(option)")
        #expect(run.status == 0, "\(run.error)")
        let record = try #require(try tree.manifest("out").first?["statistics"] as? [String: Any])
        let after = try #require(record["after"] as? [String: Any])
        for channel in try #require(after["channels"] as? [[String: Any]]) {
            #expect(abs(try #require(channel["mean"] as? Double)) < 1e-6)
            #expect(abs(try #require(channel["std"] as? Double) - 1) < 1e-6)
        }
    }

    @Test func `The result does not depend on the number of jobs`() throws {
        for index in 0..<12 { try tree.writeImage("in/\(index).png", width: 5 + index, seed: index) }
        let one = try BuiltCommand.run(["stats", "in", "--jobs", "1"], in: tree.path)
        for jobs in ["2", "7"] {
            #expect(try BuiltCommand.run(["stats", "in", "--jobs", jobs], in: tree.path).output == one.output)
        }
    }

    @Test func `Pictures with unlike channels have rows of their own, alpha left out`() throws {
        for (channels, name) in [(1, "gray"), (2, "graya"), (3, "rgb"), (4, "rgba")] {
            try tree.writeImage("in/\(name).png", channels: channels)
        }
        let rows = try rows("in")
        #expect(rows.map { $0["channels"] as? Int } == [1, 3] && rows.map { $0["images"] as? Int } == [2, 2])
        let outcome = try BuiltCommand.run(["stats", "in"], in: tree.path)
        #expect(outcome.error.contains("images differ in their channels"))
    }

    @Test func `16-bit samples count at their own precision, beside 8-bit ones`() throws {
        let words = PixelImage(unchecked: .uint16(Tensor(unchecked: [1, 2, 1], scalars: [257, 65535])))
        let bytes = PixelImage(unchecked: .uint8(Tensor(unchecked: [1, 2, 1], scalars: [1, 255])))
        try tree.write(try PNGEncoder.encode(words), to: "16/a.png")
        try tree.write(try PNGEncoder.encode(bytes), to: "8/a.png")
        let rows = try [rows("16"), rows("8"), rows("16", "8")].map { try #require($0.first) }
        for row in rows { #expect(row["mean"] as? [Double] == rows[0]["mean"] as? [Double]) }
        for row in rows { #expect(row["std"] as? [Double] == rows[0]["std"] as? [Double]) }
        let odd = PixelImage(unchecked: .uint16(Tensor(unchecked: [1, 2, 1], scalars: [0, 1])))
        try tree.write(try PNGEncoder.encode(odd), to: "odd/a.png")
        #expect(try self.rows("odd").first?["mean"] as? [Double] == [0.5 / 65535])
    }

    @Test func `Bad files are named and left out`() throws {
        try tree.writeImage("in/a.png")
        try tree.write(Array("\u{89}PNG".utf8), to: "in/b.png")
        let outcome = try BuiltCommand.run(["stats", "in"], in: tree.path)
        #expect(outcome.status == 3 && outcome.error.contains("in/b.png"), "\(outcome.error)")
        #expect(outcome.error.contains("1 failed") && outcome.output.hasPrefix("1 RGB image,"))
        try tree.write([1], to: "bad/b.png")
        #expect(try BuiltCommand.run(["stats", "bad"], in: tree.path).status == 1)
        try FileManager.default.createDirectory(atPath: tree.file("empty"), withIntermediateDirectories: true)
        let empty = try BuiltCommand.run(["stats", "empty"], in: tree.path)
        #expect(empty.status == 1 && empty.error.contains("nothing to do"))
        #expect(try BuiltCommand.run(["stats", "in", "--jobs", "0"], in: tree.path).status == 64)
    }

    @Test func `A channel that never changes cannot be normalized by its deviation`() throws {
        try tree.write(
            try PNGEncoder.encode(PixelImage(unchecked: .uint8(Tensor(shape: [1, 2, 1], scalars: [7, 7])))), to: "a.png"
        )
        let outcome = try BuiltCommand.run(["stats", "a.png"], in: tree.path)
        #expect(outcome.status == 0 && outcome.output.contains("same value everywhere"), "\(outcome)")
    }

    @Test(
        .enabled(if: PythonPeer.isAvailable, "\(PythonPeer.skipReason)"),
        .enabled(if: Corpus.isAvailable, "\(Corpus.skipReason)"),
        arguments: ["cifar10/test_batch_first500.bin", "photos-skimage", "pngsuite"])
    func `NumPy computes the same of real pictures`(name: String) throws {
        let outcome = try BuiltCommand.run(["stats", "--json", Corpus.file(name)], in: tree.path)
        #expect(outcome.status == 0 || outcome.status == 3, "\(outcome.error)")
        let expected = try PythonPeer.run("dataset_stats.py", [Corpus.file(name)]).split(separator: "\n")
        let found = outcome.output.split(separator: "\n")
        #expect(found.count == expected.count)
        for (line, other) in zip(found, expected) {
            let (row, peer) = try (object(line), object(other))
            #expect(
                row["channels"] as? Int == peer["channels"] as? Int && row["images"] as? Int == peer["images"] as? Int)
            for key in ["mean", "std"] {
                let (a, b) = (try #require(row[key] as? [Double]), try #require(peer[key] as? [Double]))
                #expect(zip(a, b).allSatisfy { abs($0 - $1) < 1e-9 }, "\(name) \(key): \(a) \(b)")
            }
        }
    }

    private func object(_ line: Substring) throws -> [String: Any] {
        try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] ?? [:]
    }
}
