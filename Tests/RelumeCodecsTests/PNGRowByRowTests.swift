import RelumeCore
import RelumeImages
import TestSupport
import Testing

@testable import RelumeCodecs

/// Reading and encoding a few rows at a time, beside the same for whole pictures.
@Suite struct PNGRowByRowTests {
    @Test(arguments: 1...4, [1, 7, 500, 12_000])
    func `Rows come as in the whole picture`(channels: Int, width: Int) throws {
        let image = Drawing.photograph.image(width: width, height: 100, channels: channels)
        for profile in [PNGProfile.fast, .balanced] {
            let file = try PNGEncoder.encode(image, profile: profile)
            for count in [1, 16, 17, 48, 99, 100] {
                #expect(pixels(of: file, height: 100, count: count) == image.tensor(of: UInt8.self)?.scalars)
            }
        }
    }

    @Test func `Image data may stand in many chunks`() throws {
        var file = PNGFile(width: 300, height: 90, colorType: 2)
        file.pixel = { x, y in [UInt16(x & 255), UInt16(y), UInt16((x * y) & 255)] }
        file.imageDataLength = 100
        let image = try PNGDecoder.decode(file.bytes).image
        #expect(pixels(of: file.bytes, height: 90, count: 20) == image.tensor(of: UInt8.self)?.scalars)
    }

    @Test func `What is not read row by row`() throws {
        let files = [
            PNGFile(width: 5, height: 5, bitDepth: 16), PNGFile(width: 5, height: 5, bitDepth: 4),
            PNGFile(width: 5, height: 5, isInterlaced: true),
            PNGFile(width: 5, height: 5, colorType: 3, chunks: [("PLTE", [UInt8](repeating: 1, count: 3 * 20))]),
            PNGFile(width: 5, height: 5, chunks: [("tRNS", [0, 1])]),
        ]
        for file in files {
            #expect(throws: Never.self) { try PNGDecoder.decode(file.bytes) }
            #expect(pixels(of: file.bytes, height: 5, count: 5) == nil)
        }
        let small = PNGFile(width: 5, height: 5).bytes
        #expect(pixels(of: small, height: 5, count: 5) != nil)
        #expect(pixels(of: small, height: 5, count: 5, limits: DecodeLimits(maxPixels: 24)) == nil)
    }

    @Test(arguments: [PNGProfile.fast, .balanced])
    func `Damage anywhere is noticed`(profile: PNGProfile) throws {
        let image = Drawing.photograph.image(width: 400, height: 120, channels: 3)
        let file = try PNGEncoder.encode(image, profile: profile)
        let imageData = try #require(try PNGContainer(file, maxChunks: 100).imageData.first)
        var random = SplitMix64(seed: 5)
        for place in stride(from: imageData.lowerBound, to: imageData.upperBound, by: 997) {
            var damaged = file
            damaged[place] ^= 1 << UInt8.random(in: 0...7, using: &random)
            damaged = PNGFile.withRightCRCs(damaged)
            let whole = try? PNGDecoder.decode(damaged, path: .fastOnly).image.tensor(of: UInt8.self)
            #expect(pixels(of: damaged, height: 120, count: 48) == whole?.scalars, "byte \(place)")
        }
    }

    @Test(arguments: Drawing.allCases, 1...4)
    func `Encoding gives the same file, or leaves it to a search`(drawing: Drawing, channels: Int) throws {
        for (width, height) in [(1, 1), (300, 200), (90_000 / channels, 7), (2100 / channels, 300)] {
            let image = drawing.image(width: width, height: height, channels: channels)
            let file = try encoded(image)
            if drawing == .photograph || drawing == .noise { #expect(file != nil) }
            if drawing == .text, height == 300 { #expect(file == nil) }
            if let file { #expect(file == (try PNGEncoder.encode(image)), "\(width) x \(height)") }
        }
    }

    /// All pixels, read `count` rows at a time; nil if anything is wrong.
    private func pixels(
        of file: [UInt8], height: Int, count: Int, limits: DecodeLimits = .default
    ) -> [UInt8]? {
        guard var reader = PNGRowReader(file, limits: limits) else { return nil }
        var pixels: [UInt8] = []
        for row in stride(from: 0, to: height, by: count) {
            guard let next = reader.next(min(count, height - row)) else { return nil }
            pixels += next
        }
        return reader.end() ? pixels : nil
    }

    /// The file of `image`, appended in as many rows as there may be.
    private func encoded(_ image: PixelImage) throws -> [UInt8]? {
        let samples = try #require(image.tensor(of: UInt8.self)).scalars
        var encoder = try PNGRowEncoder(image.spec, image.metadata)
        let count = 2 * encoder.stripHeight * image.width * image.channels
        for start in stride(from: 0, to: samples.count, by: count) {
            try encoder.append(Array(samples[start..<min(start + count, samples.count)]))
        }
        return encoder.file()?.flatMap(\.self)
    }
}
