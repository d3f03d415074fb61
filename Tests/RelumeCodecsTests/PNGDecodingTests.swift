import RelumeCodecs
import RelumeCore
import RelumeImages
import Testing

/// Files of every kind that PNG knows, built without a codec, decode to the samples that were put in.
@Suite struct PNGDecodingTests {
    struct Kind: CustomTestStringConvertible {
        let colorType: Int
        let bitDepth: Int
        let hasTransparency: Bool
        let isInterlaced: Bool
        var testDescription: String {
            let options = (hasTransparency ? ", tRNS" : "") + (isInterlaced ? ", Adam7" : "")
            return "color type \(colorType), \(bitDepth) bits\(options)"
        }

        var channels: Int { [1, 0, 3, 1, 2, 0, 4][colorType] }
        var maximum: Int { 1 << bitDepth - 1 }

        static let all: [Kind] = [0: [1, 2, 4, 8, 16], 2: [8, 16], 3: [1, 2, 4, 8], 4: [8, 16], 6: [8, 16]]
            .flatMap { colorType, bitDepths in
                bitDepths.flatMap { bitDepth in
                    [false, true].flatMap { isInterlaced in
                        (colorType < 4 ? [false, true] : [false]).map {
                            Kind(
                                colorType: colorType, bitDepth: bitDepth, hasTransparency: $0,
                                isInterlaced: isInterlaced)
                        }
                    }
                }
            }
    }

    static let palette: [[UInt8]] = (0..<256).map { [UInt8($0), UInt8(255 - $0), UInt8($0 * 7 % 256)] }

    @Test(arguments: Kind.all)
    func `Samples are those of the file`(kind: Kind) throws {
        for (width, height) in [(1, 1), (2, 1), (1, 3), (4, 4), (5, 2), (7, 9), (8, 8), (13, 5), (20, 17)] {
            let file = file(kind, width, height)
            let decoded = try ImageDecoder.decode(file.bytes)
            let expected = (0..<height).flatMap { y in
                (0..<width).flatMap { x in Self.expected(kind, file.pixel(x, y)) }
            }
            let channels = (kind.colorType == 3 ? 3 : kind.channels) + (kind.hasTransparency ? 1 : 0)
            #expect(decoded.image.shape == [height, width, channels])
            #expect(decoded.image.bitDepth == (kind.bitDepth == 16 ? 16 : 8))
            #expect(decoded.image.samples.numbers == expected)
            #expect(decoded.warnings == [])
            #expect(decoded.info == (try ImageDecoder.info(file.bytes)))
            #expect(decoded.info.channels == channels)
            #expect(decoded.info.isInterlaced == kind.isInterlaced)
        }
    }

    private func file(_ kind: Kind, _ width: Int, _ height: Int) -> PNGFile {
        var file = PNGFile(
            width: width, height: height, bitDepth: kind.bitDepth, colorType: kind.colorType,
            isInterlaced: kind.isInterlaced)
        file.pixel = { x, y in
            (0..<kind.channels).map {
                UInt16((x * 31 + y * 57 + $0 * 101) * (kind.bitDepth == 16 ? 257 : 1) & kind.maximum)
            }
        }
        if kind.colorType == 3 { file.chunks.append(("PLTE", Self.palette.prefix(kind.maximum + 1).flatMap { $0 })) }
        if kind.hasTransparency {
            // For palettes, fewer entries than colors; else the color of the pixel at 0, 0.
            let key = file.pixel(0, 0).flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }
            file.chunks.append(("tRNS", kind.colorType == 3 ? [7] : key))
        }
        return file
    }

    /// What the documentation promises for the stored samples of one pixel.
    private static func expected(_ kind: Kind, _ pixel: [UInt16]) -> [Int] {
        let numbers = pixel.map { Int($0) }
        if kind.colorType == 3 {
            return palette[numbers[0]].map { Int($0) } + (kind.hasTransparency ? [numbers[0] == 0 ? 7 : 255] : [])
        }
        let full = kind.bitDepth == 16 ? 65535 : 255
        let isKey = numbers == (0..<kind.channels).map { ($0 * 101) * (kind.bitDepth == 16 ? 257 : 1) & kind.maximum }
        return numbers.map { $0 * full / kind.maximum } + (kind.hasTransparency ? [isKey ? 0 : full] : [])
    }

    @Test(arguments: [1, 2, 3, 5, 64])
    func `Image data may be cut anywhere`(length: Int) throws {
        let whole = PNGFile(width: 9, height: 4, chunks: [("tEXt", Array("a\0b".utf8))])
        var cut = whole
        cut.imageDataLength = length
        #expect(try ImageDecoder.decode(cut.bytes).image == ImageDecoder.decode(whole.bytes).image)
    }

    @Test func `Metadata is read`() throws {
        var file = PNGFile(width: 2, height: 1, colorType: 2)
        file.pixel = { x, y in [1, 2, 3] }
        let chromaticities: [UInt32] = [31270, 32900, 64000, 33000, 30000, 60000, 15000, 6000]
        let profile = iccProfileBytes(colorSpace: "RGB ")
        file.chunks = [
            ("gAMA", PNGFile.bigEndian(45455)), ("sRGB", [2]),
            ("pHYs", PNGFile.bigEndian(3780) + PNGFile.bigEndian(7560) + [1]),
            ("cHRM", chromaticities.flatMap(PNGFile.bigEndian)),
            ("iCCP", Array("Caf\u{e9}".unicodeScalars.map { UInt8($0.value) }) + [0, 0] + PNGFile.zlibStored(profile)),
        ]
        let decoded = try ImageDecoder.decode(file.bytes)
        let metadata = decoded.image.metadata
        #expect(decoded.warnings == [])
        #expect(metadata.gamma == 45455)
        #expect(metadata.sRGBIntent == .saturation)
        #expect(metadata.physicalPixels == PhysicalPixels(x: 3780, y: 7560, isPerMeter: true))
        #expect(metadata.chromaticities?.white == Chromaticities.Point(x: 31270, y: 32900))
        #expect(metadata.chromaticities?.blue == Chromaticities.Point(x: 15000, y: 6000))
        #expect(metadata.iccProfile == ICCProfile(name: "Caf\u{e9}", bytes: profile))
        #expect(try ImageDecoder.info(file.bytes).iccProfileName == "Caf\u{e9}")
    }

    @Test func `Nonsense in metadata is passed over`() throws {
        var file = PNGFile(width: 2, height: 1)
        file.chunks = [
            ("gAMA", [1]), ("sRGB", [9]), ("pHYs", [0, 0, 0, 0, 0, 0, 0, 0, 1]), ("cHRM", []), ("eXIf", [1, 2]),
        ]
        let decoded = try ImageDecoder.decode(file.bytes)
        #expect(decoded.image.metadata == ImageMetadata())
        #expect(decoded.info.orientation == .topLeft)
    }
}

extension PixelImage.Samples {
    /// The samples as plain numbers.
    var numbers: [Int] {
        switch self {
        case .uint8(let tensor): tensor.scalars.map { Int($0) }
        case .uint16(let tensor): tensor.scalars.map { Int($0) }
        }
    }
}
