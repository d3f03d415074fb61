import RelumeCodecs
import RelumeCore
import RelumeImages
import Testing

/// What is wrong with a PNG is an error that says it, or a warning where no pixel suffers.
@Suite struct PNGDamageTests {
    struct Case: CustomTestStringConvertible {
        let name: String
        let code: RelumeError.Code
        let message: String
        let bytes: [UInt8]
        var testDescription: String { name }

        init(_ name: String, _ message: String, code: RelumeError.Code = .malformedData, _ bytes: [UInt8]) {
            self.name = name
            self.code = code
            self.message = message
            self.bytes = bytes
        }
    }

    static let good = PNGFile(width: 5, height: 3)
    static let palette = {
        var file = PNGFile(width: 4, height: 2, bitDepth: 2, colorType: 3)
        file.chunks = [("PLTE", [1, 2, 3, 4, 5, 6, 7, 8, 9])]
        file.pixel = { x, _ in [UInt16(x % 3)] }
        return file
    }()

    static let errors: [Case] = [
        Case("CRC of IHDR", "the chunk IHDR has a wrong CRC", flipped(good.bytes, inCRCOf: "IHDR")),
        Case("CRC of IDAT", "the chunk IDAT has a wrong CRC", flipped(good.bytes, inCRCOf: "IDAT")),
        Case("CRC of IEND", "the chunk IEND has a wrong CRC", flipped(good.bytes, inCRCOf: "IEND")),
        Case("CRC of PLTE", "the chunk PLTE has a wrong CRC", flipped(palette.bytes, inCRCOf: "PLTE")),
        Case(
            "a palette index too large", "row 1, column 3 has palette index 3, but the palette has 3 colors",
            changed(palette) { $0.pixel = { x, y in [x == 3 && y == 1 ? 3 : 0] } }.bytes),
        Case(
            "a palette index too large, with tRNS", "row 0, column 0 has palette index 3",
            changed(palette) {
                $0.chunks.append(("tRNS", [5]))
                $0.pixel = { _, _ in [3] }
            }.bytes),
        Case("no palette", "the palette (PLTE) is missing", changed(palette) { $0.chunks = [] }.bytes),
        Case("two palettes", "the chunk PLTE stands after PLTE", changed(palette) { $0.chunks += $0.chunks }.bytes),
        Case(
            "an odd palette", "libpng: PLTE: invalid", changed(palette) { $0.chunks = [("PLTE", [1, 2, 3, 4])] }.bytes),
        Case(
            "wrong Adler-32", "libpng: IDAT: incorrect data check",
            changed(good) { $0.editStream = { $0[$0.count - 1] ^= 1 } }.bytes),
        Case(
            "wrong Adler-32 in a chunk of its own", "libpng: IDAT: incorrect data check",
            changed(good) {
                $0.editStream = { $0[$0.count - 1] ^= 1 }
                $0.imageDataLength = 1
            }.bytes),
        Case(
            "bytes after the zlib stream", "libpng: IDAT: Extra compressed data",
            changed(good) { $0.editStream = { $0 += [0] } }.bytes),
        Case(
            "more rows than the height", "libpng: IDAT: Too much image data",
            changed(good) { $0.editStream = { $0 = PNGFile.zlibStored([UInt8](repeating: 0, count: 6 * 4)) } }.bytes),
        Case(
            "fewer rows than the height", "libpng: Not enough image data",
            changed(good) { $0.editStream = { $0 = PNGFile.zlibStored([UInt8](repeating: 0, count: 6 * 2)) } }.bytes),
        Case(
            "an unknown filter", "libpng: bad adaptive filter value",
            changed(good) { $0.editStream = { $0 = PNGFile.zlibStored([UInt8](repeating: 5, count: 6 * 3)) } }.bytes),
        Case(
            "no deflate", "libpng: IDAT: incorrect header check",
            changed(good) { $0.editStream = { $0[0] = 0 } }.bytes),
        Case("no IDAT", "the image data (IDAT) is missing", changed(good) { $0.editStream = { $0 = [] } }.bytes),
        Case("no IEND", "the last chunk, has not come yet", Array(good.bytes.dropLast(12))),
        Case(
            "IDAT in two places", "the chunk IDAT stands after tEXt",
            changed(good) { $0.lateChunks = [("tEXt", [65, 0]), ("IDAT", [])] }.bytes),
        Case(
            "two headers", "the chunk IHDR stands after IHDR",
            changed(good) { $0.chunks = [("IHDR", $0.headerData)] }.bytes),
        Case(
            "no header", "expected IHDR with 13 bytes first, found IEND with 0",
            PNGFile.signature + PNGFile.chunk("IEND", [])),
        Case(
            "an unknown critical chunk", "the critical chunk ABCD", code: .unsupported,
            changed(good) { $0.chunks = [("ABCD", [])] }.bytes),
        Case("a color type", "no color type 5 with bit depth 8", header(5, 3, 8, 5)),
        Case("a bit depth", "no color type 2 with bit depth 4", header(5, 3, 4, 2)),
        Case(
            "an interlace method", "expected compression 0, filter 0, interlace 0 or 1, found 0, 0, 2",
            header(5, 3, 8, 0, [0, 0, 2])),
        Case("a width of 0", "found 0 x 3", header(0, 3, 8, 0)),
        Case("a height of 2^31", "found 5 x 2147483648", header(5, 1 << 31, 8, 0)),
        Case("letters", "found 0 and [0, 1, 2, 3]", PNGFile.signature + [0, 0, 0, 0, 0, 1, 2, 3]),
        Case("only a signature", "the file ends too early", PNGFile.signature),
        Case(
            "too many pixels", "the image is 40000 x 40000, 1600000000 pixels; raise the limit of 100000000 pixels",
            code: .limitExceeded, header(40000, 40000, 8, 0)),
        Case("nothing", "there is not one byte", []),
        Case("a GIF", "found a GIF image", code: .unsupported, Array("GIF89a".utf8)),
        Case("text", "the first bytes are 68 65 6C 6C 6F", Array("hello".utf8)),
    ]

    @Test(arguments: errors)
    func `Errors say what is wrong`(damage: Case) {
        let error = #expect(throws: RelumeError.self) { try ImageDecoder.decode(damage.bytes) }
        #expect(error?.code == damage.code)
        #expect(error?.message.contains(damage.message) == true, "\(error?.description ?? "no error")")
    }

    static let warnings: [Case] = [
        Case(
            "CRC of an ancillary chunk", "the chunk tEXt at byte 33 has a wrong CRC",
            flipped(changed(good) { $0.chunks = [("tEXt", [65, 0])] }.bytes, inCRCOf: "tEXt")),
        Case("bytes after IEND", "3 bytes after the end of the image (IEND)", good.bytes + [1, 2, 3]),
        Case("tRNS after IDAT", "tRNS at byte", changed(good) { $0.lateChunks = [("tRNS", [0, 1])] }.bytes),
        Case(
            "tRNS of a wrong size", "the chunk tRNS has 3 bytes",
            changed(good) { $0.chunks = [("tRNS", [0, 1, 2])] }.bytes),
        Case(
            "a profile cut short", "the color profile (iCCP) is left out: zlib: the stream ends too early",
            changed(good) { $0.chunks = [("iCCP", [65, 0, 0, 0x78, 0x01])] }.bytes),
        Case(
            "a profile without a name", "the color profile (iCCP) is left out: it does not start with a name",
            changed(good) { $0.chunks = [("iCCP", [0, 0])] }.bytes),
        Case(
            "a profile that is none", "what it holds is not an ICC profile",
            changed(good) { $0.chunks = [("iCCP", [65, 0, 0] + PNGFile.zlibStored([1, 2]))] }.bytes),
        Case(
            "a profile for other samples", "is for RGB samples and does not fit the decoded gray",
            changed(good) {
                $0.chunks = [("iCCP", [65, 0, 0] + PNGFile.zlibStored(iccProfileBytes(colorSpace: "RGB ")))]
            }.bytes),
    ]

    @Test(arguments: warnings)
    func `Warnings leave the pixels`(damage: Case) throws {
        let decoded = try ImageDecoder.decode(damage.bytes)
        #expect(decoded.image.samples == (try ImageDecoder.decode(Self.good.bytes)).image.samples)
        #expect(decoded.image.metadata == ImageMetadata())
        #expect(decoded.warnings.count == 1)
        #expect(decoded.warnings.first?.contains(damage.message) == true, "\(decoded.warnings)")
    }

    @Test func `Many warnings are cut short`() throws {
        let wrong = Self.changed(Self.good) { $0.chunks = Array(repeating: ("tEXt", [65, 0]), count: 50) }
        let decoded = try ImageDecoder.decode(Self.flipped(wrong.bytes, inCRCOf: "tEXt"))
        #expect(decoded.warnings.count == 9)
        #expect(decoded.warnings.last == "more warnings about chunks are not listed")
    }

    @Test func `Every piece of a file is refused`() {
        let bytes = Self.good.bytes
        for count in 0..<bytes.count {
            #expect(throws: RelumeError.self) { try ImageDecoder.decode(Array(bytes.prefix(count))) }
        }
    }

    @Test func `A cut file still says what it was`() throws {
        let info = try ImageDecoder.info(Array(Self.good.bytes.prefix(40)))
        #expect(info.width == 5 && info.height == 3 && info.colorType == .gray)
    }

    @Test func `The limit counts pixels`() throws {
        #expect(throws: Never.self) { try ImageDecoder.decode(Self.good.bytes, limits: DecodeLimits(maxPixels: 15)) }
        #expect(throws: RelumeError.self) {
            try ImageDecoder.decode(Self.good.bytes, limits: DecodeLimits(maxPixels: 14))
        }
    }

    private static func changed(_ file: PNGFile, _ change: (inout PNGFile) -> Void) -> PNGFile {
        var file = file
        change(&file)
        return file
    }

    /// A file of a header only, with whole chunks after it.
    private static func header(
        _ width: Int, _ height: Int, _ bitDepth: UInt8, _ colorType: UInt8, _ rest: [UInt8] = [0, 0, 0]
    ) -> [UInt8] {
        let size = PNGFile.bigEndian(UInt32(width)) + PNGFile.bigEndian(UInt32(height))
        return PNGFile.signature + PNGFile.chunk("IHDR", size + [bitDepth, colorType] + rest)
            + PNGFile.chunk("IDAT", PNGFile.zlibStored([0])) + PNGFile.chunk("IEND", [])
    }

    /// `bytes` with one bit of the named chunk's CRC changed.
    private static func flipped(_ bytes: [UInt8], inCRCOf type: String) -> [UInt8] {
        var bytes = bytes
        var offset = 8
        while offset < bytes.count {
            let length = bytes[offset..<(offset + 4)].reduce(0) { $0 << 8 | Int($1) }
            if bytes[(offset + 4)..<(offset + 8)].elementsEqual(type.utf8) { bytes[offset + 11 + length] ^= 1 }
            offset += 12 + length
        }
        return bytes
    }

    @Test func `Chunks are counted`() throws {
        let limits = DecodeLimits(maxChunks: 4)
        let bytes = Self.good.bytes
        let count = bytes.indices.count {
            bytes[$0...].starts(with: "IEND".utf8) || bytes[$0...].starts(with: "IDAT".utf8)
        }
        #expect(throws: Never.self) {
            try ImageDecoder.decode(bytes, limits: DecodeLimits(maxChunks: count + 1))
        }
        let empty: [UInt8] = [0, 0, 0, 0] + Array("teXt".utf8) + [0x98, 0x76, 0x54, 0x32]
        let head = bytes.prefix(33)
        let many = Array(head) + (0..<4).flatMap { _ in empty } + bytes.dropFirst(33)
        let error = #expect(throws: RelumeError.self) { try ImageDecoder.decode(many, limits: limits) }
        #expect(error?.code == .limitExceeded && error?.message.contains("more than 4 chunks") == true)
        #expect(error?.message.contains("--max-chunks") == true)
    }

    @Test(arguments: [0, -1, .min])
    func `A limit of no pixels refuses every picture`(maxPixels: Int) {
        let error = #expect(throws: RelumeError.self) {
            try ImageDecoder.decode(Self.good.bytes, limits: DecodeLimits(maxPixels: maxPixels, maxScans: maxPixels))
        }
        #expect(error?.code == .limitExceeded)
    }
}
