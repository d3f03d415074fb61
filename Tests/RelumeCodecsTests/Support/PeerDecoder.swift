import Foundation
import RelumeCodecs
import RelumeCore

/// What Pillow and OpenCV make of the corpus, by way of tools/peers/decode_images.py.
enum PeerDecoder {
    static let python = ProcessInfo.processInfo.environment["RELUME_PYTHON"]

    static var isThere: Bool { python != nil }

    enum Outcome {
        /// The samples, and the CRC-32 of the ICC profile, 0 without one.
        case decoded(PixelImage.Samples, profile: UInt32)
        case refused(String)
    }

    struct Failure: Error { let message: String }

    /// The outcome for each of the corpus's images; the script runs once for all.
    static let ofCorpus: Result<[String: Outcome], any Error> = Result {
        let paths = try Corpus.images.map { try Corpus.url($0).path }
        return Dictionary(uniqueKeysWithValues: zip(Corpus.images, try outcomes(of: paths)))
    }

    /// The outcomes for the files at `paths`, in order.
    static func outcomes(of paths: [String]) throws -> [Outcome] {
        try withTemporaryDirectory { output in
            try run(paths: paths, output: output)
            return try paths.indices.map { try outcome(try Data(contentsOf: output.appending(path: "\($0).raw"))) }
        }
    }

    /// The outcomes for files of these bytes, in order.
    static func outcomes(of files: [[UInt8]]) throws -> [Outcome] {
        try withTemporaryDirectory { directory in
            let paths = files.indices.map { directory.appending(path: "\($0)").path }
            for (path, bytes) in zip(paths, files) { try Data(bytes).write(to: URL(filePath: path)) }
            return try outcomes(of: paths)
        }
    }

    private static func withTemporaryDirectory<Result>(_ body: (URL) throws -> Result) throws -> Result {
        let directory = FileManager.default.temporaryDirectory.appending(path: "relume-peers-\(UUID())")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: directory) }
        return try body(directory)
    }

    private static func run(paths: [String], output: URL) throws {
        let script = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../../tools/peers/decode_images.py").standardizedFileURL
        let list = output.appending(path: "paths")
        try Data(paths.joined(separator: "\n").utf8).write(to: list)
        let process = Process()
        process.executableURL = URL(filePath: python ?? "python3")
        process.arguments = [script.path, output.path]
        process.standardInput = try FileHandle(forReadingFrom: list)
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw Failure(message: "\(script.path) ended with status \(process.terminationStatus)")
        }
    }

    /// Reads the script's raw format: a line `HEIGHT WIDTH CHANNELS BITS PROFILE`, then little-endian samples.
    private static func outcome(_ data: Data) throws -> Outcome {
        let line = String(decoding: data.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
        let samples = [UInt8](data.dropFirst(line.utf8.count + 1))
        let numbers = line.split(separator: " ").compactMap { Int($0) }
        guard numbers.count == 5 else { return .refused(line) }
        let shape = TensorShape(Array(numbers.prefix(3)))
        guard samples.count == shape.count * numbers[3] / 8 else {
            throw Failure(message: "\(samples.count) bytes for \(line)")
        }
        let profile = UInt32(numbers[4])
        if numbers[3] == 8 { return .decoded(.uint8(Tensor(shape: shape, scalars: samples)), profile: profile) }
        let pairs = stride(from: 0, to: samples.count, by: 2).map { UInt16(samples[$0]) | UInt16(samples[$0 + 1]) << 8 }
        return .decoded(.uint16(Tensor(shape: shape, scalars: pairs)), profile: profile)
    }
}
