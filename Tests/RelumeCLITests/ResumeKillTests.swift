import RelumeCore
import Foundation
import TestSupport
import Testing

/// `relume run --resume` behind runs that were killed at any moment ends as if nothing had happened.
struct ResumeKillTests {
    let tree: SampleTree

    init() throws {
        tree = try SampleTree()
        for index in 0..<24 {
            try tree.writeImage("images/\(index / 8)/\(index).png", width: 40, height: 30, seed: index)
        }
        try tree.write([1, 2, 3], to: "images/1/damaged.png")
        try tree.writeCIFAR("test_batch.bin", records: 24)
    }

    private static let saves = [
        "after,before,grids,tensorboard", "after,pairs,tensors,report", "tensorboard", "grids,tensors",
    ]

    @Test(.timeLimit(.minutes(10)), arguments: ["images", "test_batch.bin"], saves)
    func `Whenever it was killed, it ends as an undisturbed run`(input: String, save: String) throws {
        let options = ["--save", save, "--batch-size", "4", "--pipeline", "normalize(half) | relu"]
        let status: Int32 = input == "images" ? 3 : 0
        #expect(try tree.run(input, options: options, output: "whole").status == status)
        let whole = try RunSnapshot(tree, "whole")
        let length = try Data(contentsOf: URL(filePath: tree.file("whole/manifest.ndjson"))).count
        var generator = SplitMix64(seed: 7)
        for round in 0..<4 {
            try? FileManager.default.removeItem(atPath: tree.file("out"))
            var kills = 0
            for _ in 0..<3 {
                // Each run tells of everything again, so that the manifest of a resumed one grows on.
                let target = tree.size("out/manifest.ndjson") + Int.random(in: 0..<length, using: &generator)
                let run = try RunningCommand(
                    ["run", input, "--output", "out", "--resume"] + options, in: tree.path)
                if run.waits(until: { tree.size("out/manifest.ndjson") >= target }) { run.kill() }
                let outcome = try run.waitUntilExit()
                #expect([status, 137].contains(outcome.status), "\(outcome.status): \(outcome.error)")
                kills += outcome.status == 137 ? 1 : 0
            }
            let last = try tree.run(input, options: options + ["--resume"])
            #expect(last.status == status, "\(last.error)")
            #expect(try RunSnapshot(tree, "out").differences(from: whole) == [], "round \(round), \(kills) kills")
        }
    }
}

extension SampleTree {
    /// The size of a file, 0 where there is none.
    func size(_ name: String) -> Int {
        (try? FileManager.default.attributesOfItem(atPath: file(name))[.size] as? Int) ?? 0
    }
}
