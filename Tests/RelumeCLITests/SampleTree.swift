import Foundation
import RelumeCodecs
import RelumeCore
import RelumeImages
import TestSupport
import Testing

/// A directory with inputs made for a test, and room for outputs.
final class SampleTree {
    private let directory: TemporaryDirectory

    init() throws { directory = try TemporaryDirectory() }

    var path: String { directory.path }

    func file(_ name: String) -> String { directory.file(name) }

    /// Writes bytes as `name`, with the directories it needs.
    func write(_ bytes: [UInt8], to name: String) throws {
        let url = URL(filePath: file(name))
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: url)
    }

    /// Writes a picture whose samples are all different enough to tell pictures apart.
    @discardableResult
    func writeImage(_ name: String, width: Int = 9, height: Int = 7, channels: Int = 3, seed: Int = 1) throws
        -> PixelImage
    {
        let image = Self.image(width: width, height: height, channels: channels, seed: seed)
        try write(try PNGEncoder.encode(image), to: name)
        return image
    }

    static func image(width: Int, height: Int, channels: Int, seed: Int) -> PixelImage {
        let samples = (0..<width * height * channels).map {
            UInt8(truncatingIfNeeded: ($0 &* 37 &+ seed &* 101) ^ $0 >> 3)
        }
        return PixelImage(unchecked: .uint8(Tensor(unchecked: [height, width, channels], scalars: samples)))
    }

    /// Writes records of the CIFAR-10 layout.
    func writeCIFAR(_ name: String, records: Int) throws {
        var bytes: [UInt8] = []
        for record in 0..<records {
            bytes.append(UInt8(record % 10))
            bytes += (0..<3072).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ record &* 13) }
        }
        try write(bytes, to: name)
    }

    func info(_ name: String) throws -> ImageInfo {
        try ImageDecoder.info([UInt8](try Data(contentsOf: URL(filePath: file(name)))))
    }

    func decode(_ name: String) throws -> PixelImage {
        try ImageDecoder.decode([UInt8](try Data(contentsOf: URL(filePath: file(name))))).image
    }

    /// The relative paths of all files below `name`, sorted.
    func files(below name: String) throws -> [String] {
        let root = URL(filePath: file(name))
        let paths = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
        return paths.filter { path in
            var isDirectory: ObjCBool = false
            return FileManager.default.fileExists(atPath: root.path + "/" + path, isDirectory: &isDirectory)
                && !isDirectory.boolValue
        }.sorted()
    }

    /// Makes a link at `name`, with the directories it needs.
    func link(_ name: String, to target: String) throws {
        let url = URL(filePath: file(name))
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(atPath: url.path, withDestinationPath: target)
    }

    /// Everything that is there: the bytes of files, the targets of links, directories as such, by relative path.
    func contents() throws -> [String: String] {
        var contents: [String: String] = [:]
        for name in FileManager.default.enumerator(atPath: path)?.compactMap({ $0 as? String }) ?? [] {
            let attributes = try FileManager.default.attributesOfItem(atPath: file(name))
            switch attributes[.type] as? FileAttributeType {
            case .typeSymbolicLink:
                contents[name] = try FileManager.default.destinationOfSymbolicLink(atPath: file(name))
            case .typeRegular: contents[name] = try Data(contentsOf: URL(filePath: file(name))).base64EncodedString()
            default: contents[name] = "no file"
            }
        }
        return contents
    }

    /// The lines of a run's manifest behind the first, which is about the run.
    func manifest(_ output: String) throws -> [[String: Any]] { Array(try manifestLines(output).dropFirst()) }

    /// All lines of a run's manifest.
    func manifestLines(_ output: String) throws -> [[String: Any]] {
        let text = try String(contentsOfFile: file(output + "/manifest.ndjson"), encoding: .utf8)
        return try text.split(separator: "\n").map { line in
            try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] ?? [:]
        }
    }

    /// Runs `relume run` on `inputs` in this directory.
    func run(_ inputs: String..., options: [String] = [], output: String = "out") throws -> BuiltCommand.Outcome {
        let hasPipeline = options.contains { $0 == "--pipeline" || $0 == "--activation" }
        let pipeline = hasPipeline ? [] : ["--pipeline", "linear"]
        return try BuiltCommand.run(["run"] + inputs + ["--output", output] + pipeline + options, in: path)
    }

    /// Runs `relume` and expects that it is refused as bad usage, for a reason that mentions `hint`, with nothing touched.
    func expectRefusal(_ arguments: [String], _ hint: String? = nil) throws {
        let before = try contents()
        let outcome = try BuiltCommand.run(arguments, in: path)
        #expect(outcome.status == 64, "\(outcome.error)")
        if let hint { #expect(outcome.error.contains(hint), "\(outcome.error)") }
        #expect(try contents() == before)
    }

    /// Runs a line of shell in this directory, which finds `relume` in `$0`.
    func shell(_ line: String) throws -> BuiltCommand.Outcome {
        try BuiltCommand.run(["-c", line, BuiltCommand.path], in: path, program: "/bin/sh")
    }
}
