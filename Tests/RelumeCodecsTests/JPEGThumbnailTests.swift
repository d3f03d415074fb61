import RelumeCodecs
import RelumeCore
import RelumeImages
import Testing

/// JPEGs decoded smaller than they are.
@Suite struct JPEGThumbnailTests {
    /// Flat blocks, each of which is one pixel at an eighth of the size.
    static let file = JPEGFile(width: 77, height: 40, block: { x, y in [(x * 37 + y * 91) % 256] })

    @Test(arguments: [(1, 8), (9, 8), (10, 8), (11, 4), (20, 4), (21, 2), (39, 2), (40, 1), (77, 1), (1000, 1)])
    func `The smallest size that suffices is decoded`(side: Int, divisor: Int) throws {
        let decoded = try ImageDecoder.decode(Self.file.bytes, thumbnailSide: side)
        #expect(decoded.image.width == (77 + divisor - 1) / divisor)
        #expect(decoded.image.height == 40 / divisor)
        #expect(decoded.info.width == 77 && decoded.info.height == 40)
        let blocks = 8 / divisor
        let expected = (0..<decoded.image.height).flatMap { y in
            (0..<decoded.image.width).flatMap { x in Self.file.block(x / blocks, y / blocks) }
        }
        #expect(decoded.image.samples.numbers == expected)
    }

    @Test func `CMYK and orientation go with it`() throws {
        var file = JPEGFile(width: 33, height: 16, identifiers: [1, 2, 3, 4], block: { _, _ in [0, 128, 255, 255] })
        let exif = JPEGFile.segment(0xE1, Array("Exif\0\0".utf8) + exifBytes(orientation: 6, isBigEndian: true))
        file.segments = [JPEGFile.adobe(transform: 0), exif]
        let decoded = try ImageDecoder.decode(file.bytes, thumbnailSide: 4)
        #expect(decoded.image.shape == [5, 2, 3])
        #expect(decoded.image.samples.numbers == Array(repeating: [0, 128, 255], count: 10).flatMap { $0 })
    }

    @Test func `A PNG comes in full`() throws {
        let file = PNGFile(width: 64, height: 64)
        #expect(try ImageDecoder.decode(file.bytes, thumbnailSide: 4).image.shape == [64, 64, 1])
    }
}
