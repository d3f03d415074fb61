import Foundation
import RelumeCodecs
import RelumeCore
import RelumeImages
import TestSupport

/// What Pillow and OpenCV make of the corpus, by way of tools/peers/decode_images.py.
enum PeerDecoder {
    enum Outcome {
        /// The samples, and the CRC-32 of the ICC profile, 0 without one.
        case decoded(PixelImage.Samples, profile: UInt32)
        case refused(String)
    }

    struct Failure: Error { let message: String }

    /// The outcome for each of the corpus's images; the script runs once for all.
    static let ofCorpus: Result<[String: Outcome], any Error> = Result {
        Dictionary(uniqueKeysWithValues: zip(Corpus.images, try outcomes(of: Corpus.images.map(Corpus.file))))
    }

    /// The outcomes for the files at `paths`, in order.
    static func outcomes(of paths: [String]) throws -> [Outcome] {
        let output = try TemporaryDirectory()
        _ = try PythonPeer.run("decode_images.py", [output.path], input: paths.joined(separator: "\n"))
        return try paths.indices.map { try outcome(try Data(contentsOf: URL(filePath: output.file("\($0).raw")))) }
    }

    /// The outcomes for files of these bytes, in order.
    static func outcomes(of files: [[UInt8]]) throws -> [Outcome] {
        let directory = try TemporaryDirectory()
        let paths = files.indices.map { directory.file("\($0)") }
        for (path, bytes) in zip(paths, files) { try Data(bytes).write(to: URL(filePath: path)) }
        return try outcomes(of: paths)
    }

    /// Reads the script's raw format: a line `HEIGHT WIDTH CHANNELS BITS PROFILE`, then little-endian samples.
    private static func outcome(_ data: Data) throws -> Outcome {
        let line = String(decoding: data.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
        let samples = [UInt8](data.dropFirst(line.utf8.count + 1))
        let numbers = line.split(separator: " ").compactMap { Int($0) }
        guard numbers.count == 5 else { return .refused(line) }
        let shape = TensorShape(unchecked: Array(numbers.prefix(3)))
        guard samples.count == shape.count * numbers[3] / 8 else {
            throw Failure(message: "\(samples.count) bytes for \(line)")
        }
        let profile = UInt32(numbers[4])
        if numbers[3] == 8 { return .decoded(.uint8(Tensor(unchecked: shape, scalars: samples)), profile: profile) }
        let pairs = stride(from: 0, to: samples.count, by: 2).map { UInt16(samples[$0]) | UInt16(samples[$0 + 1]) << 8 }
        return .decoded(.uint16(Tensor(unchecked: shape, scalars: pairs)), profile: profile)
    }
}
