import RelumeCodecs
import RelumeCore
import RelumeDatasets
import RelumeFiles
import RelumeImages
import RelumePipeline
import TestSupport
import Testing

@testable import RelumeRun

/// The way by strips beside the way by the whole picture: the same files, the same told of them.
@Suite struct PictureStripsTests {
    @Test(arguments: ["sigmoid", "relu", "normalize(half) | tanh", "normalize(half) | elu"], 1...4)
    func `Files, tally and statistics are the whole picture's`(text: String, channels: Int) throws {
        let image = Self.noise(width: 9001 / channels, height: 130, channels: channels)
        let file = try PNGEncoder.encode(image, profile: .balanced)
        let pipeline = try Pipeline(parsing: text)
        for measuresStatistics in [false, true] {
            let renderer = Renderer(
                pipeline: pipeline, display: .fixed(.range(least: -0.95, greatest: 0.97)),
                differentiates: measuresStatistics)
            let strips = try Self.strips(renderer, image.spec, measuresStatistics)
            let rendering = try renderer.render(image, SampleContext(), jobs: 1)
            let outcome = try #require(try strips.outcome(of: file))
            for (output, pieces) in zip(strips.outputs, outcome.files) {
                let picture = rendering.pictures(output.side, .nearest, metadata: image.metadata)[0]
                #expect(pieces.flatMap(\.self) == (try PNGEncoder.encode(picture)))
            }
            #expect(outcome.tally == rendering.tally)
            // Some go beyond the display, and have to be counted.
            #expect((outcome.tally.losses.clipped > 0) == text.hasSuffix("elu"))
            #expect(outcome.statistics == (measuresStatistics ? rendering.statistics : nil))
            #expect(outcome.warnings.isEmpty)
        }
    }

    @Test func `What repeats itself has to be there as a whole`() throws {
        let row = (0..<3000).map { UInt8($0 / 7 % 256) }
        let image = PixelImage(
            unchecked: Tensor(unchecked: [200, 1000, 3], scalars: Array(repeating: row, count: 200).flatMap(\.self)))
        let renderer = Renderer(
            pipeline: try Pipeline(parsing: "sigmoid"), display: .fixed(.unit), differentiates: false)
        let strips = try Self.strips(renderer, image.spec, false)
        #expect(try strips.outcome(of: PNGEncoder.encode(image)) == nil)
    }

    /// Three pictures for one worker go by strips, for eight as a whole.
    @Test func `A run leaves the same, whichever way its pictures go`() throws {
        let directory = try TemporaryDirectory()
        let noise = Self.noise(width: 701, height: 500, channels: 3)
        let file = try PNGEncoder.encode(noise)
        var damaged = file
        damaged[file.count / 2] ^= 1
        var cut = file
        cut.removeLast(40)
        let words = PixelImage(
            unchecked: Tensor(unchecked: [500, 701, 3], scalars: (0..<(500 * 701 * 3)).map { UInt16($0 & 0xFFFF) }))
        try FileSystem.createDirectories(directory.path + "/in")
        let inputs = [
            "noise": file, "damaged": damaged, "cut": cut, "words": try PNGEncoder.encode(words),
            "warned": file + [0],
            "thin": try PNGEncoder.encode(Self.noise(width: 1, height: 1_100_000, channels: 1)),
        ]
        for (name, bytes) in inputs { try FileSystem.write(bytes, to: "\(directory.path)/in/\(name).png") }
        let strips = try run(directory.path, jobs: 1)
        #expect(strips == (try run(directory.path, jobs: 8)))
        #expect(strips.files.count == 2 * (inputs.count - 2))
    }

    private struct Left: Equatable {
        var files: [String: [UInt8]] = [:]
        /// The lines of the manifest without the time, sorted.
        var lines: [String] = []
    }

    private func run(_ directory: String, jobs: Int) throws -> Left {
        let output = "\(directory)/out-\(jobs)"
        var options = RunOptions(
            paths: ["\(directory)/in"], pipeline: try Pipeline(parsing: "normalize(half) | relu"), directory: output)
        options.jobs = jobs
        options.output.kinds = ["before", "after"]
        _ = try RunPlan(options).run()
        var left = Left()
        for side in ["before", "after"] {
            for name in ["noise", "damaged", "cut", "words", "warned", "thin"] {
                let file = "\(side)/\(name).png"
                if let bytes = try? FileSystem.read("\(output)/\(file)") { left.files[file] = bytes }
            }
        }
        let manifest = String(decoding: try FileSystem.read("\(output)/manifest.ndjson"), as: UTF8.self)
        left.lines = manifest.split(separator: "\n").map { line in
            String(line.replacing(/"milliseconds":[0-9.e+-]+/, with: ""))
        }.sorted()
        return left
    }

    private static func strips(
        _ renderer: Renderer, _ spec: ImageSpec, _ measuresStatistics: Bool
    ) throws -> PictureStrips {
        let options = OutputOptions(directory: "")
        return PictureStrips(
            outputs: [PictureFiles(side: .before, options: options), PictureFiles(side: .after, options: options)],
            spec: spec, limits: .default, display: try #require(try renderer.levelDisplay(of: spec)),
            measuresStatistics: measuresStatistics)
    }

    /// What a sensor sees of a slope.
    private static func noise(width: Int, height: Int, channels: Int) -> PixelImage {
        var random = SplitMix64(seed: 11)
        var samples: [UInt8] = []
        samples.reserveCapacity(width * height * channels + 8)
        while samples.count < width * height * channels {
            var bits = random.next()
            let level = UInt8(samples.count * 190 / (width * height * channels))
            for _ in 0..<8 {
                samples.append(level + UInt8(bits & 63))
                bits >>= 8
            }
        }
        let tensor = Tensor(
            unchecked: [height, width, channels], scalars: Array(samples[..<(width * height * channels)]))
        return PixelImage(unchecked: tensor, metadata: ImageMetadata())
    }
}
