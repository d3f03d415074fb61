import Foundation
import RelumeCodecs
import RelumeCore

/// What Pillow and OpenCV make of the corpus, by way of tools/peers/decode_images.py.
enum PeerDecoder {
    static let python = ProcessInfo.processInfo.environment["RELUME_PYTHON"]

    static var isThere: Bool { python != nil && Corpus.isThere }

    enum Outcome {
        /// The samples, and the CRC-32 of the ICC profile, 0 without one.
        case decoded(PixelImage.Samples, profile: UInt32)
        case refused(String)
    }

    struct Failure: Error { let message: String }

    /// The outcome for each of the corpus's images; the script runs once for all.
    static let outcomes: Result<[String: Outcome], any Error> = Result {
        let output = FileManager.default.temporaryDirectory.appending(path: "relume-peers-\(UUID())")
        try FileManager.default.createDirectory(at: output, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: output) }
        try run(paths: try Corpus.images.map { try Corpus.url($0).path }, output: output)
        var outcomes: [String: Outcome] = [:]
        for (index, image) in Corpus.images.enumerated() {
            outcomes[image] = try outcome(try Data(contentsOf: output.appending(path: "\(index).raw")))
        }
        return outcomes
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
