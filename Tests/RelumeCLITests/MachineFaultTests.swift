import Foundation
import TestSupport
import Testing

/// Faults of the machine end with 75, whatever else went wrong, so that a scheduler tries again.
struct MachineFaultTests {
    let tree: SampleTree

    init() throws {
        tree = try SampleTree()
        for index in 0..<4 { try tree.writeImage("in/\(index).png", width: 60, height: 60, seed: index) }
        try tree.write([1, 2, 3], to: "in/damaged.png")
    }

    /// Whether a file system of a few pages can be mounted here.
    static let canMount: Bool = {
        let outcome = try? BuiltCommand.run(
            ["-rm", "mount", "-t", "tmpfs", "none", "/mnt"], program: "/usr/bin/unshare")
        return outcome?.status == 0
    }()

    /// Runs a line of shell with a file system of `size` bytes at `small`.
    private func shell(_ line: String, size: String) throws -> BuiltCommand.Outcome {
        try FileManager.default.createDirectory(atPath: tree.file("small"), withIntermediateDirectories: true)
        let script = "mount -t tmpfs -o size=\(size) none small && cd . && \(line)"
        return try BuiltCommand.run(
            ["-rm", "/bin/sh", "-c", script, BuiltCommand.path], in: tree.path, program: "/usr/bin/unshare")
    }

    @Test(
        .enabled(if: canMount, "no file system can be mounted here"),
        arguments: ["after", "after,grids", "grids", "tensors", "tensorboard", "report", "after,tensorboard,report"])
    func `A full disk ends with 75, and what is there is whole`(save: String) throws {
        let run = "$0 run in --activation sigmoid --save \(save) --batch-size 2 --output"
        #expect(try shell("\(run) out", size: "16k").status == 3)
        let full = try shell("\(run) small/out; echo $?; ls -A small/out small/out/*", size: "16k")
        #expect(full.output.hasPrefix("75\n") && full.error.contains("No space left"), "\(full.output)\(full.error)")
        #expect(!full.output.contains(".tmp"), "\(full.output)")
    }

    @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "there is no /dev/full"))
    func `Results that do not fit where they go end with 75`() throws {
        for line in ["$0 list >/dev/full", "$0 run in/0.png --activation relu --output - >/dev/full"] {
            let outcome = try tree.shell(line)
            #expect(outcome.status == 75 && outcome.error.contains("No space left"), "\(outcome.error)")
        }
        let copy = try tree.shell("$0 run in --activation relu --output out --manifest-copy /dev/full")
        #expect(copy.status == 75, "\(copy.error)")
    }

    @Test(arguments: 4...40)
    func `Where few files can be open, a run works or says why not`(limit: Int) throws {
        let outcome = try tree.shell("ulimit -n \(limit); exec $0 run in --activation relu --jobs 2 --output out")
        // A command that is not linked statically may not even start.
        guard outcome.status != 127 else { return #expect(limit < 5) }
        #expect([3, 75].contains(outcome.status), "\(outcome.status): \(outcome.error)")
        #expect(outcome.error.contains("relume: in/damaged.png: ") || outcome.status == 75, "\(outcome.error)")
        #expect(outcome.error.contains("ulimit -n") || outcome.status == 3, "\(outcome.error)")
        #expect(limit < 32 || outcome.status == 3)
    }
}
