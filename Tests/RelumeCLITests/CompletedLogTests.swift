import Foundation
import RelumeTensorBoard
import TestSupport
import Testing

/// `relume run --skip-existing` behind event files that were cut or damaged: no step stays half for good.
struct CompletedLogTests {
    let tree: SampleTree

    init() throws {
        tree = try SampleTree()
        for index in 0..<6 { try tree.writeImage("images/\(index).png", seed: index) }
        try tree.writeCIFAR("test_batch.bin", records: 6)
    }

    /// A run of three steps of two images, unless the options say otherwise.
    private func run(
        _ input: String = "images", _ options: String..., output: String = "out"
    ) throws -> BuiltCommand.Outcome {
        let fixed = ["--activation", "sigmoid", "--save", "tensorboard", "--batch-size", "2"]
        return try tree.run(input, options: fixed + options, output: output)
    }

    private func eventFiles(_ output: String) throws -> [String] {
        try tree.files(below: output + "/tensorboard").map { tree.file("\(output)/tensorboard/\($0)") }
    }

    private func records(_ path: String) throws -> EventRecords {
        EventRecords([UInt8](try Data(contentsOf: URL(filePath: path))))
    }

    private func events(_ path: String) throws -> [EventFileReader.Event] {
        var reader = try EventFileReader(path: path)
        var events: [EventFileReader.Event] = []
        while let entry = try reader.next() {
            guard case .event(let event) = entry else {
                Issue.record("\(entry)")
                continue
            }
            events.append(event)
        }
        return events
    }

    /// What the events hold from `step` on, as text that can be compared.
    private func values(_ events: [EventFileReader.Event], from step: Int) -> [String] {
        events.filter { $0.step >= step }.flatMap { event in
            event.values.map { "\(event.step) \($0.tag) \($0.content)" }
        }
    }

    /// Puts `bytes` in the place of the only event file of a copy of `whole`.
    private func replaceLog(of output: String, likeThatOf whole: String, by bytes: [UInt8]) throws {
        try? FileManager.default.removeItem(atPath: tree.file(output))
        let name = try #require(try tree.files(below: whole + "/tensorboard").first)
        try tree.write(bytes, to: "\(output)/tensorboard/\(name)")
    }

    /// Expects that the last file starts a session at `step` and holds what a whole run logs from there on.
    private func expectRewritten(from step: Int, as whole: [EventFileReader.Event], _ note: Comment) throws {
        let files = try eventFiles("out")
        let written = try events(try #require(files.last))
        #expect(written.filter(\.startsSession).map(\.step) == [step, step], note)
        #expect(values(written, from: .min) == values(whole, from: step), note)
    }

    @Test(arguments: ["images", "test_batch.bin"], EventRecords.Accident.allCases)
    func `From the first step that is not whole, every step is written again`(
        input: String, accident: EventRecords.Accident
    ) throws {
        #expect(try run(input, output: "whole").status == 0)
        let whole = try records(try #require(try eventFiles("whole").first))
        let events = try events(try #require(try eventFiles("whole").first))
        #expect(events.count == 7)
        for index in 1..<whole.records.count {
            let note: Comment = "record \(index), \(accident)"
            try replaceLog(of: "out", likeThatOf: "whole", by: try whole.damaged(accident, at: index))
            let completed = try run(input, "--skip-existing")
            #expect(completed.status == 0, "\(completed.error)")
            try expectRewritten(from: (index + 1) / 2, as: events, note)
        }
        let again = try run(input, "--skip-existing")
        #expect(again.status == 0 && again.error.contains("6 skipped"), "\(again.error)")
        #expect(try eventFiles("out").count == 2)
    }

    /// Softmax has no derivative for each value, so no share of saturated ones is logged.
    @Test(arguments: [("relu", 23), ("softmax", 22)])
    func `Every number and histogram of --statistics is expected`(pipeline: String, perStep: Int) throws {
        let fixed = ["--save", "tensorboard", "--batch-size", "3", "--statistics", "--pipeline", pipeline]
        #expect(try tree.run("images", options: fixed, output: "whole").status == 0)
        let path = try #require(try eventFiles("whole").first)
        let (whole, events) = (try records(path), try events(path))
        #expect(whole.records.count == 1 + 2 * perStep)
        for index in 1..<whole.records.count {
            try replaceLog(of: "out", likeThatOf: "whole", by: try whole.damaged(.leftOut, at: index))
            #expect(try tree.run("images", options: fixed + ["--skip-existing"]).status == 0)
            try expectRewritten(from: 1 + (index - 1) / perStep, as: events, "record \(index)")
        }
        try replaceLog(of: "out", likeThatOf: "whole", by: whole.bytes)
        #expect(try tree.run("images", options: fixed + ["--skip-existing"]).error.contains("6 skipped"))
    }

    @Test func `Statistics that an earlier run did not log are added`() throws {
        #expect(try run().status == 0)
        #expect(try run("images", "--skip-existing", "--statistics").status == 0)
        #expect(try run("images", "--statistics", output: "whole").status == 0)
        try expectRewritten(from: 1, as: events(try #require(try eventFiles("whole").first)), "")
    }

    @Test func `Files of several runs are read in order, each to its first fault`() throws {
        #expect(try run(output: "whole").status == 0)
        let path = try #require(try eventFiles("whole").first)
        let (whole, events) = (try records(path), try events(path))
        // The first run ends inside step 1, the second inside step 3, the third before it wrote anything.
        try replaceLog(of: "out", likeThatOf: "whole", by: try whole.damaged(.cutInside, at: 2))
        #expect(try run("images", "--skip-existing").status == 0)
        let second = try #require(try eventFiles("out").last)
        let name = "out/" + second.dropFirst(tree.file("out/").utf8.count)
        try tree.write(try records(second).damaged(.cutInside, at: 9), to: name)
        #expect(try run("images", "--skip-existing").status == 0)
        try expectRewritten(from: 3, as: events, "")
        let third = try #require(try eventFiles("out").last)
        // Its session has begun, so TensorBoard has dropped step 3 of the files before it.
        try tree.write(
            Array(try records(third).bytes.prefix(150)), to: "out/" + third.dropFirst(tree.file("out/").utf8.count))
        #expect(try run("images", "--skip-existing").status == 0)
        try expectRewritten(from: 3, as: events, "")
        #expect(try eventFiles("out").count == 4)
    }

    @Test func `A new file is read behind the old ones, whatever their clock said`() throws {
        #expect(try run("images", "--limit", "3").status == 0)
        let old = try #require(try eventFiles("out").first)
        let later = tree.file("out/tensorboard/events.out.tfevents.4000000000.zebra.99999.9.relume")
        try FileManager.default.moveItem(atPath: old, toPath: later)
        #expect(try run("images", "--skip-existing").status == 0)
        #expect(try eventFiles("out").first == later && eventFiles("out").count == 2)
    }

    @Test func `Only steps that are to be logged are expected`() throws {
        #expect(try run("images", "--every", "2", "--max-outputs", "1").status == 0)
        let again = try run("images", "--every", "2", "--max-outputs", "1", "--skip-existing")
        #expect(again.status == 0 && again.error.contains("6 skipped"), "\(again.error)")
        #expect(try run("images", "--max-outputs", "1", "--skip-existing").status == 0)
        #expect(try events(try #require(try eventFiles("out").last)).filter(\.startsSession).map(\.step) == [2, 2])
        #expect(try run("images", "--every", "2", "--max-outputs", "1", "--skip-existing").error.contains("6 skipped"))
    }

    @Test(arguments: ["images", "test_batch.bin"])
    func `A dry run says what will be written again`(input: String) throws {
        let options = ["--save", "tensorboard,after", "--batch-size", "2"]
        #expect(try tree.run(input, options: options).status == 0)
        let whole = try records(try #require(try eventFiles("out").first))
        let name = try #require(try tree.files(below: "out/tensorboard").first)
        try tree.write(try whole.damaged(.cutBefore, at: 4), to: "out/tensorboard/\(name)")
        let dry = try tree.run(input, options: options + ["--skip-existing", "--dry-run"])
        let steps = dry.output.split(separator: "\n").filter { $0.hasPrefix("step ") }
        #expect(steps.count == 2 && steps[0].hasPrefix("step 2 of") && steps[1].hasPrefix("step 3 of"), "\(dry.output)")
        #expect(steps.allSatisfy { $0.hasSuffix("-> out/tensorboard") })
        // Files that are there stay.
        #expect(!dry.output.contains(" -> out/after/"), "\(dry.output)")
        #expect(try eventFiles("out").count == 1)
    }

    @Test(arguments: [(["--statistics"], []), (["--tags", "a,after"], []), ([], ["--limit", "4"])])
    func `What a run would take out of the log and not put back is refused`(earlier: [String], now: [String]) throws {
        let fixed = ["--save", "tensorboard", "--batch-size", "2"]
        #expect(try tree.run("images", options: fixed + earlier).status == 0)
        let path = try #require(try eventFiles("out").first)
        let name = try #require(try tree.files(below: "out/tensorboard").first)
        let whole = try records(path)
        // In the second step: its record before.
        let second = try events(path).firstIndex { $0.step == 2 } ?? 0
        let damaged = try whole.damaged(.wrongPayload, at: second)
        try tree.write(damaged, to: "out/tensorboard/\(name)")
        let refused = try tree.run("images", options: fixed + now + ["--skip-existing"])
        #expect(refused.status == 64 && refused.error.contains("repeat the earlier run's inputs"), "\(refused.error)")
        #expect(try eventFiles("out") == [path] && records(path).bytes == damaged)
        #expect(try tree.run("images", options: fixed + earlier + ["--skip-existing"]).status == 0)
    }
}
