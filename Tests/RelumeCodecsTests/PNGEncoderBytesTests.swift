import Foundation
import RelumeCodecs
import RelumeCore
import RelumeImages
import TestSupport
import Testing

/// What the encoder's own Deflate and its choices write: read back by libpng and pngcheck, of the size that is promised,
/// and the same for any number of jobs.
@Suite struct PNGEncoderBytesTests {
    @Test(arguments: Drawing.allCases, PNGProfile.allCases)
    func `libpng reads the same pixels`(drawing: Drawing, profile: PNGProfile) throws {
        for channels in 1...4 {
            let image = drawing.image(width: 61, height: 43, channels: channels)
            let file = try PNGEncoder.encode(image, profile: profile)
            #expect(try PNGDecoder.decode(file, path: .libPNG).image == image)
            #expect(try PNGDecoder.decode(file, path: .fastOnly).image == image)
        }
    }

    @Test func `Every size survives`() throws {
        for size in 1...70 {
            for drawing in [Drawing.photograph, .noise, .flat] {
                let image = drawing.image(width: size, height: 71 - size, channels: 1 + size % 4)
                let file = try PNGEncoder.encode(image)
                #expect(try PNGDecoder.decode(file, path: .libPNG).image == image)
            }
        }
    }

    /// A match takes up to 258 bytes, and what is left of a run must not be too short for another.
    @Test func `Runs of every length survive`() throws {
        for length in Array(1...40) + Array(250...300) + Array(510...530) + [770, 40_000] {
            let row = [UInt8](repeating: 9, count: length) + [1, 2, 3] + [UInt8](repeating: 0, count: length) + [5]
            let image = PixelImage(unchecked: .uint8(Tensor(unchecked: [1, row.count, 1], scalars: row)))
            #expect(try PNGDecoder.decode(try PNGEncoder.encode(image), path: .libPNG).image == image)
        }
    }

    /// Fibonacci numbers make the deepest Huffman tree there is, deeper than a code may be long.
    @Test func `Codes are cut to length`() throws {
        var counts = [1, 1]
        while counts.reduce(0, +) < 30_000 { counts.append(counts[counts.count - 1] + counts[counts.count - 2]) }
        var row = counts.reversed().enumerated().flatMap { value, count in
            [UInt8](repeating: UInt8(value % 2 == 0 ? value / 2 : 255 - value / 2), count: count)
        }
        var random = SplitMix64(seed: 3)
        row.shuffle(using: &random)
        let image = PixelImage(unchecked: .uint8(Tensor(unchecked: [1, row.count, 1], scalars: row)))
        #expect(try PNGDecoder.decode(try PNGEncoder.encode(image), path: .libPNG).image == image)
    }

    @Test(arguments: PNGProfile.allCases)
    func `The bytes do not depend on the jobs`(profile: PNGProfile) throws {
        for drawing in [Drawing.photograph, .text, .noise] {
            let image = drawing.image(width: 301, height: 500, channels: 4)
            let file = try PNGEncoder.encode(image, profile: profile)
            for jobs in [2, 3, 8] {
                #expect(file == (try PNGEncoder.encode(image, profile: profile, jobs: jobs)))
            }
            #expect(try PNGDecoder.decode(file, path: .libPNG).image == image)
        }
    }

    @Test(arguments: Drawing.allCases)
    func `The fast profile is hardly larger than libpng's default`(drawing: Drawing) throws {
        try expectHardlyLargerThanLibpngs(drawing.image(width: 300, height: 200, channels: 3))
    }

    /// Rendered images; what is photographed may be larger.
    @Test(
        .enabled(if: Corpus.isAvailable, "\(Corpus.skipReason)"),
        arguments: Corpus.images.filter { $0.hasPrefix("pixelmatch/") } + [
            "photos-skimage/chessboard_GRAY.png", "photos-skimage/chessboard_RGB.png", "photos-skimage/horse.png",
            "photos-skimage/logo.png", "photos-skimage/phantom.png", "photos-skimage/color.png",
        ])
    func `Screenshots and drawings are hardly larger than libpng's default`(image: String) throws {
        try expectHardlyLargerThanLibpngs(ImageDecoder.decode(try Corpus.bytes(image)).image)
    }

    private func expectHardlyLargerThanLibpngs(_ image: PixelImage) throws {
        let size = try PNGEncoder.encode(image).count
        let allowed = try PNGEncoder.encodeWithLibPNG(image).count * 110 / 100
        #expect(size <= allowed)
    }

    @Test(
        .enabled(if: PNGCheck.path != nil, "pngcheck is installed"), arguments: Drawing.allCases, PNGProfile.allCases)
    func `pngcheck is clean`(drawing: Drawing, profile: PNGProfile) throws {
        for channels in 1...4 {
            let image = drawing.image(width: 130, height: 90, channels: channels)
            let file = try PNGEncoder.encode(image, profile: profile)
            #expect(try PNGCheck.complaint(about: file) == nil)
        }
    }
}

/// The program that looks at every chunk of a PNG.
private enum PNGCheck {
    static let path = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        .map { "\($0)/pngcheck" }.first { FileManager.default.isExecutableFile(atPath: $0) }

    /// What it says of a file that is not right; nil for one that is.
    static func complaint(about bytes: [UInt8]) throws -> String? {
        let file = FileManager.default.temporaryDirectory.appending(path: "relume-pngcheck-\(UUID()).png")
        try Data(bytes).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: path ?? "pngcheck")
        process.arguments = ["-q", file.path]
        process.standardOutput = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return process.terminationStatus == 0 && text.isEmpty ? nil : text
    }
}
