import Foundation
import TestSupport
import Testing

/// The command's outputs for the samples, file by file, against hashes of what revision c779c9e wrote: what users keep as
/// golden pictures must not change from one version to the next. A change on purpose is named in the changelog.
struct SampleOutputTests {
    private static let cases: [(name: String, arguments: [String])] = [
        (
            "images",
            [
                "samples/images", "--pipeline", "normalize(half) | relu", "--save", "before,after,grids,tensorboard",
                "--batch-size", "4",
            ]
        ),
        ("softmax", ["samples/images", "--activation", "softmax", "--save", "after,tensors", "--batch-size", "1"]),
        (
            "minmax",
            [
                "samples/images", "--activation", "sigmoid", "--save", "after,grids,tensorboard", "--display", "minmax",
                "--batch-size", "3", "--cell", "64",
            ]
        ),
        (
            "list",
            [
                "samples/images", "--activation", "tanh", "--save", "tensorboard", "--image-layout", "list",
                "--max-outputs", "3", "--batch-size", "4",
            ]
        ),
        (
            "records",
            [
                "samples/cifar10", "--pipeline", "normalize(cifar10) | gelu", "--save",
                "after,grids,tensorboard,tensors", "--batch-size", "7", "--limit", "30",
            ]
        ),
        (
            "shuffled",
            [
                "samples/images", "samples/cifar10", "--activation", "hardswish", "--shuffle", "3", "--limit", "14",
                "--batch-size", "4", "--save", "after,grids,tensorboard",
            ]
        ),
    ]

    @Test(arguments: cases.map(\.name), [1, 3])
    func `Samples give the bytes they always gave`(name: String, jobs: Int) throws {
        let directory = try TemporaryDirectory()
        let arguments = try #require(Self.cases.first { $0.name == name }).arguments
        let outcome = try BuiltCommand.run(
            ["run"] + arguments + ["--output", directory.file("out"), "--jobs", "\(jobs)"], in: Repository.path)
        #expect(outcome.status == 0, "\(outcome.error)")
        #expect(try Self.hashes(below: directory.file("out"), name) == Self.recorded(name))
    }

    private static func recorded(_ name: String) throws -> [String] {
        let path = Repository.path + "/Tests/RelumeCLITests/Golden/sample-outputs.txt"
        let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map(String.init)
        return lines.filter { $0.hasPrefix(name + " ") }
    }

    /// A line for each file but the manifest, which holds times.
    private static func hashes(below directory: String, _ name: String) throws -> [String] {
        let files = try FileManager.default.subpathsOfDirectory(atPath: directory)
            .filter { $0.contains(".") && !$0.hasSuffix("manifest.ndjson") }
        return try files.map { file in
            let bytes = [UInt8](try Data(contentsOf: URL(filePath: directory + "/" + file)))
            let isLog = file.contains("tfevents")
            let hash = fnv1a(isLog ? withoutTimes(bytes) : bytes[...])
            return "\(name) \(isLog ? "tensorboard/events" : file) \(hash)"
        }.sorted()
    }

    /// The events of a log without the 9 bytes of wall time that each begins with, and without lengths and checksums.
    private static func withoutTimes(_ log: [UInt8]) -> ArraySlice<UInt8> {
        var events: [UInt8] = []
        var start = 0
        while start < log.count {
            let length = (0..<8).reduce(0) { $0 | Int(log[start + $1]) << (8 * $1) }
            events += log[start + 12 + 9..<start + 12 + length]
            start += 16 + length
        }
        return events[...]
    }

    /// FNV-1a of 64 bits, in hexadecimal digits.
    private static func fnv1a(_ bytes: ArraySlice<UInt8>) -> String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        bytes.withUnsafeBufferPointer { bytes in
            for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
