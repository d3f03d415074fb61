import Foundation
import TestSupport
import Testing

/// What `relume run --resume` believes of an earlier run, and what it does again.
struct ResumeTests {
    let tree: SampleTree

    init() throws {
        tree = try SampleTree()
        for index in 0..<8 { try tree.writeImage("images/\(index).png", width: 20, height: 10, seed: index) }
        try tree.writeCIFAR("test_batch.bin", records: 8)
    }

    private static let saves = "after,before,grids,tensors,tensorboard"

    private func run(
        _ input: String = "images", _ options: String..., save: String = saves, output: String = "out"
    ) throws -> BuiltCommand.Outcome {
        let fixed = ["--pipeline", "normalize(half) | relu", "--batch-size", "2", "--save", save]
        return try tree.run(input, options: fixed + options, output: output)
    }

    private func expectWhole(_ input: String = "images", _ options: String..., save: String = saves) throws {
        try? FileManager.default.removeItem(atPath: tree.file("whole"))
        let fixed = ["--pipeline", "normalize(half) | relu", "--batch-size", "2", "--save", save]
        _ = try tree.run(input, options: fixed + options, output: "whole")
        #expect(try RunSnapshot(tree, "out").differences(from: RunSnapshot(tree, "whole")) == [], "\(input) \(save)")
    }

    @Test(arguments: ["images", "test_batch.bin"])
    func `A run that is whole is left as it is`(input: String) throws {
        #expect(try run(input).status == 0)
        let before = try tree.contents()
        let again = try run(input, "--resume")
        #expect(again.status == 0 && again.error.contains("0 images,") && again.error.contains("8 skipped"))
        #expect(try tree.contents() == before)
        #expect(try run(input, "--resume", "--dry-run").output.split(separator: "\n").count == 1)
    }

    @Test(arguments: ["images", "test_batch.bin"], ["tensors,tensorboard", "after,tensors,tensorboard"])
    func `A file of the whole run is made again, and the log beside it stays`(input: String, save: String) throws {
        #expect(try run(input, "--tensors-in-one", save: save).status == 0)
        let logs = try tree.files(below: "out/tensorboard")
        for _ in 0..<3 {
            #expect(try run(input, "--tensors-in-one", "--resume", save: save).status == 0)
            #expect(try tree.files(below: "out/tensorboard") == logs)
            try expectWhole(input, "--tensors-in-one", save: save)
        }
    }

    @Test func `Without an earlier run, it is a run like others`() throws {
        #expect(try run("images", "--resume").status == 0)
        try expectWhole()
        try FileManager.default.removeItem(atPath: tree.file("out/manifest.ndjson"))
        let refused = try run("images", "--resume")
        #expect(refused.status == 64 && refused.error.contains("the output exists"), "\(refused.error)")
    }

    @Test(arguments: [
        "after/3.png", "before/0.png", "grids/step-000002-after.png", "tensors/step-000004.npy",
        "tensors/step-000001.names.json",
    ])
    func `An output that was cut, changed or removed is made again, and nothing else`(file: String) throws {
        #expect(try run().status == 0)
        let whole = try RunSnapshot(tree, "out")
        let bytes = [UInt8](try Data(contentsOf: URL(filePath: tree.file("out/\(file)"))))
        var changed = bytes
        changed[bytes.count / 2] ^= 1
        for accident in [nil, Array(bytes.dropLast()), [], changed, bytes + [0]] {
            try FileManager.default.removeItem(atPath: tree.file("out/\(file)"))
            if let accident { try tree.write(accident, to: "out/\(file)") }
            let outcome = try run("images", "--resume")
            #expect(outcome.status == 0, "\(outcome.error)")
            #expect(
                outcome.error.contains(file.hasPrefix("after") || file.hasPrefix("before") ? "1 image," : "2 images,"))
            #expect(try RunSnapshot(tree, "out").differences(from: whole) == [], "\(file)")
        }
        // The log is as it was: none of the pictures changed.
        #expect(try tree.files(below: "out/tensorboard").count == 1)
    }

    @Test(arguments: [saves, "grids", "tensorboard", "tensors", "after,report"])
    func `An input that changed is done again, with its steps`(save: String) throws {
        #expect(try run(save: save).status == 0)
        let times = try FileManager.default.attributesOfItem(atPath: tree.file("images/5.png"))
        try tree.writeImage("images/5.png", width: 20, height: 10, seed: 77)
        // Not even the same time hides it.
        try FileManager.default.setAttributes(
            [.modificationDate: times[.modificationDate] as Any], ofItemAtPath: tree.file("images/5.png"))
        #expect(try run("images", "--resume", save: save).status == 0)
        try expectWhole(save: save)
        #expect(
            try run("images", "--resume", save: save).error.contains(save.contains("report") ? "8 images" : "8 skipped")
        )
    }

    @Test(arguments: [saves, "tensorboard"])
    func `Records that changed are done again`(save: String) throws {
        #expect(try run("test_batch.bin", save: save).status == 0)
        var bytes = [UInt8](try Data(contentsOf: URL(filePath: tree.file("test_batch.bin"))))
        bytes[3073 * 4 + 100] ^= 0xFF
        try tree.write(bytes, to: "test_batch.bin")
        let outcome = try run("test_batch.bin", "--resume", save: save)
        // The log's steps rise, so that those behind the changed one are written again.
        #expect(outcome.status == 0 && outcome.error.contains("4 images,"), "\(outcome.error)")
        try expectWhole("test_batch.bin", save: save)
    }

    @Test func `An input that was only copied or touched stays`() throws {
        #expect(try run(save: "after").status == 0)
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSince1970: 1)], ofItemAtPath: tree.file("images/5.png"))
        #expect(try run("images", "--resume", save: "after").error.contains("8 skipped"))
    }

    @Test func `An input that failed is tried again, and mended it joins its step`() throws {
        let good = [UInt8](try Data(contentsOf: URL(filePath: tree.file("images/3.png"))))
        try tree.write(Array(good.prefix(60)), to: "images/3.png")
        #expect(try run().status == 3)
        #expect(try run("images", "--resume").status == 3)
        try expectWhole()
        try tree.write(good, to: "images/3.png")
        #expect(try run("images", "--resume").status == 0)
        try expectWhole()
    }

    @Test func `A listed input that was missing is done when it is there`() throws {
        let options = ["--files-from", "list", "--pipeline", "relu", "--batch-size", "2", "--save", Self.saves]
        try tree.write(Array("images/1.png\nimages/late.png\nimages/2.png\nimages/0.png\n".utf8), to: "list")
        #expect(try tree.run(options: options).status == 3)
        try tree.writeImage("images/late.png", width: 20, height: 10, seed: 99)
        #expect(try tree.run(options: options + ["--resume"]).status == 0)
        #expect(try tree.run(options: options, output: "whole").status == 0)
        #expect(try RunSnapshot(tree, "out").differences(from: RunSnapshot(tree, "whole")) == [])
        // One that is gone fails, and what was made of it stays.
        try FileManager.default.removeItem(atPath: tree.file("images/late.png"))
        #expect(try tree.run(options: options + ["--resume"]).status == 3)
        #expect(try tree.files(below: "out/after").contains("images/late.png"))
    }

    @Test(arguments: [
        (["--pipeline", "sigmoid"], "pipeline was normalize(half) | relu, is sigmoid"),
        (["--batch-size", "3"], "batch-size was 2, is 3"),
        (["--display", "minmax"], "display was denormalize, is minmax"),
        (["--save", "after"], "save was before,after,grids,tensorboard,tensors, is after"),
        (["--png", "smallest"], "png was fast, is smallest"), (["--seed", "3"], "seed was 0, is 3"),
        (["--limit", "3"], "limit was not set, is 3"), (["--dtype", "uint8"], "dtype was float32, is uint8"),
        (["--name-template", "{stem}-x.png"], "name-template was"),
        (["--tags", "a,b"], "tags was before,after, is a,b"),
        (["--statistics"], "statistics was no, is yes"), (["--shuffle", "3"], "shuffle was not set, is 3"),
    ])
    func `Another run's directory is refused, naming what differs`(options: [String], hint: String) throws {
        #expect(try run().status == 0)
        let fixed = ["--pipeline", "normalize(half) | relu", "--batch-size", "2", "--save", Self.saves]
        let names = Set(options)
        var kept: [String] = []
        for index in stride(from: 0, to: fixed.count, by: 2) where !names.contains(fixed[index]) {
            kept += fixed[index...index + 1]
        }
        let all = ["run", "images", "--output", "out"] + kept + options
        try tree.expectRefusal(all + ["--resume"], hint)
        if hint.hasPrefix("pipeline") || hint.hasPrefix("batch") || hint.hasPrefix("dtype") || hint.hasPrefix("png") {
            try tree.expectRefusal(all + ["--skip-existing"], hint)
        }
        #expect(try BuiltCommand.run(all + ["--resume", "--overwrite"], in: tree.path).status == 0)
        #expect(try BuiltCommand.run(all + ["--resume"], in: tree.path).status == 0)
    }

    @Test func `Inputs that came or went in a directory are another run's`() throws {
        #expect(try run(save: "after").status == 0)
        try tree.writeImage("images/9.png")
        let arguments = [
            "run", "images", "--output", "out", "--pipeline", "normalize(half) | relu", "--batch-size", "2",
        ]
        try tree.expectRefusal(arguments + ["--save", "after", "--resume"], "inputs was 8, is 9")
        // Those that came are what --skip-existing is for.
        #expect(try run("images", "--skip-existing", save: "after").error.contains("8 skipped"))
    }

    @Test(arguments: [
        ["-", "--output", "out"], ["images/1.png", "--output", "-"], ["images", "--output", "out", "--skip-existing"],
    ])
    func `What cannot be resumed is refused`(arguments: [String]) throws {
        try tree.expectRefusal(["run"] + arguments + ["--activation", "relu", "--resume"])
    }

    @Test func `A manifest without its first line is refused, and an empty one is none`() throws {
        #expect(try run(save: "after").status == 0)
        let text = try String(contentsOfFile: tree.file("out/manifest.ndjson"), encoding: .utf8)
        let rest = text.drop { $0 != "\n" }.dropFirst()
        try tree.write(Array(rest.utf8), to: "out/manifest.ndjson")
        #expect(try run("images", "--resume", save: "after").status == 64)
        try tree.write(Array(text.utf8.prefix(20)), to: "out/manifest.ndjson")
        #expect(try run("images", "--resume", save: "after").status == 0)
        try expectWhole(save: "after")
    }

    @Test func `Lines that a failure of power damaged are done again`() throws {
        #expect(try run().status == 0)
        var bytes = [UInt8](try Data(contentsOf: URL(filePath: tree.file("out/manifest.ndjson"))))
        for index in bytes.count / 2..<bytes.count / 2 + 40 { bytes[index] = 0 }
        try tree.write(bytes, to: "out/manifest.ndjson")
        #expect(try run("images", "--resume").status == 0)
        try expectWhole()
    }

    @Test(arguments: [
        #"{"number":-1,"input":"images/0.png"}"#, #"{"number":9223372036854775807,"input":"images/0.png"}"#,
        #"{"number":0,"input":"images/0.png","outputs":["/etc/passwd","../x"],"written":[]}"#, #"{"step":-3}"#,
        #"{"number":1,"input":"images/1.png","read":{"bytes":-1,"crc32c":"none"}}"#, #"{"number":"one"}"#, "[]", "{}",
    ])
    func `A line that nobody wrote does no harm`(line: String) throws {
        #expect(try run(save: "after,grids").status == 0)
        let text = try String(contentsOfFile: tree.file("out/manifest.ndjson"), encoding: .utf8)
        try tree.write(Array("\(text)\(line)\n{}\n".utf8), to: "out/manifest.ndjson")
        #expect(try run("images", "--resume", save: "after,grids").status == 0)
        try expectWhole(save: "after,grids")
    }

    @Test(.timeLimit(.minutes(10)), arguments: [[], ["--overwrite"], ["--skip-existing"]])
    func `An interrupted run says how to go on, and that does`(policy: [String]) throws {
        for index in 0..<400 { try tree.writeImage("it's many/\(index).png", width: 60, height: 60, seed: index) }
        let options = ["--activation", "sigmoid", "--save", "after,grids", "--batch-size", "2"]
        #expect(try tree.run("it's many", options: options, output: "whole").status == 0)
        let run = try RunningCommand(["run", "it's many", "--output", "out"] + options + policy, in: tree.path)
        #expect(run.waits { tree.size("out/manifest.ndjson") > 3000 })
        run.terminate()
        let outcome = try run.waitUntilExit()
        #expect(outcome.status == 143, "\(outcome.error)")
        let hint = try #require(outcome.error.split(separator: "\n").first { $0.hasPrefix("go on with: ") })
        let resumed = try tree.shell(String(hint.dropFirst("go on with: ".count)))
        #expect(resumed.status == 0 && resumed.error.contains(" skipped"), "\(hint) \(resumed.error)")
        #expect(try RunSnapshot(tree, "out").differences(from: RunSnapshot(tree, "whole")) == [])
    }

    @Test func `Statistics are those of the whole run`() throws {
        #expect(try run("images", "--statistics").status == 0)
        let table = try run("images", "--statistics", output: "whole").error.split(separator: "\n").dropFirst()
        try FileManager.default.removeItem(atPath: tree.file("out/after/2.png"))
        let resumed = try run("images", "--statistics", "--resume")
        #expect(resumed.error.split(separator: "\n").dropFirst().contains(table[2]), "\(resumed.error)")
        #expect(try RunSnapshot(tree, "out").differences(from: RunSnapshot(tree, "whole")) == [])
    }

    @Test func `A copy of the manifest is the whole of it`() throws {
        #expect(try run("images", "--manifest-copy", "copy.ndjson").status == 0)
        try FileManager.default.removeItem(atPath: tree.file("out/after/2.png"))
        #expect(try run("images", "--resume", "--manifest-copy", "copy.ndjson").status == 0)
        let texts = try ["copy.ndjson", "out/manifest.ndjson"].map {
            try Data(contentsOf: URL(filePath: tree.file($0)))
        }
        #expect(texts[0] == texts[1])
    }

    @Test func `What is written durably is the same`() throws {
        #expect(try run("images", "--durable").status == 0)
        try expectWhole()
    }
}
