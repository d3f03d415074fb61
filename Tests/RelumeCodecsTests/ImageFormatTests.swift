import RelumeCodecs
import RelumeCore
import RelumeImages
import Testing

/// Formats are told by their first bytes.
@Suite struct ImageFormatTests {
    @Test func `No two formats share a name, an ending or a MIME type`() {
        let formats = ImageFormat.all
        #expect(Set(formats.map(\.name)).count == formats.count)
        #expect(Set(formats.map(\.mimeType)).count == formats.count)
        #expect(Set(ImageFormat.allFileExtensions).count == ImageFormat.allFileExtensions.count)
        #expect(formats.allSatisfy { !$0.fileExtensions.isEmpty })
    }

    @Test(arguments: ImageFormat.all)
    func `A name's ending in any letter case is that of an image`(format: ImageFormat) {
        for ending in format.fileExtensions {
            #expect(ending == ending.lowercased())
            #expect(ImageFormat.isNamed(byExtension: ending) && ImageFormat.isNamed(byExtension: ending.uppercased()))
            #expect(!ForeignFormat.isNamed(byExtension: ending))
        }
        #expect(!ImageFormat.isNamed(byExtension: "txt") && !ImageFormat.isNamed(byExtension: ""))
    }

    @Test(arguments: ImageFormat.all.filter(\.isWritten))
    func `What a format encodes is told and decoded as that format`(format: ImageFormat) throws {
        let image = PixelImage(unchecked: Tensor(unchecked: [2, 3, 3], scalars: (0..<18).map { UInt8($0 * 14) }))
        let bytes = try format.encode(image)
        #expect(ImageFormat.detect(Array(bytes.prefix(ImageFormat.beginningLength))) == format)
        #expect(try ImageDecoder.decode(bytes).image.shape == image.shape)
    }

    @Test(arguments: ImageFormat.all.filter { !$0.isWritten })
    func `A format that is only read says so`(format: ImageFormat) {
        let image = PixelImage(unchecked: Tensor<UInt8>(unchecked: [1, 1, 1], repeating: 0))
        let error = #expect(throws: RelumeError.self) { try format.encode(image) }
        #expect(error?.code == .unsupported)
    }

    @Test func `The two formats are detected`() {
        #expect(ImageFormat.detect(PNGFile(width: 1, height: 1).bytes) == .png)
        #expect(ImageFormat.detect(JPEGFile().bytes) == .jpeg)
        #expect(ImageFormat.detect(Array(PNGFile.signature.dropLast())) == nil)
        #expect(ImageFormat.detect([0xFF, 0xD8]) == nil)
        #expect(ImageFormat.detect([]) == nil)
    }

    @Test(arguments: [
        ("GIF", Array("GIF89a".utf8)), ("BMP", Array("BM......".utf8)), ("TIFF", Array("II*\0".utf8)),
        ("TIFF", Array("MM\0*".utf8)), ("WebP", Array("RIFF\u{1}\0\0\0WEBPVP8 ".utf8)),
        ("AVIF", Array("\0\0\0\u{1c}ftypavif".utf8)), ("HEIF", Array("\0\0\0\u{1c}ftypheic".utf8)),
        ("JPEG XL", [0xFF, 0x0A]), ("JPEG 2000", [0xFF, 0x4F, 0xFF, 0x51]), ("PDF", Array("%PDF-1.7".utf8)),
    ])
    func `Other formats are named`(name: String, bytes: [UInt8]) {
        for decode in [{ try ImageDecoder.decode($0).info }, { try ImageDecoder.info($0) }]
            as [([UInt8]) throws -> ImageInfo]
        {
            let error = #expect(throws: RelumeError.self) { try decode(bytes) }
            #expect(error?.code == .unsupported)
            #expect(error?.message.contains(name) == true, "\(error?.description ?? "no error")")
        }
    }

    @Test(arguments: [
        (Array("GIF89a".utf8), true), (Array("BM".utf8) + [UInt8](repeating: 0, count: 12) + [40, 0, 0, 0], true),
        (Array("BMW is a maker of motor cars".utf8), false), (Array("%PDF-1.7".utf8), false),
        (Array("<svg xmlns=".utf8), true), (PNGFile.signature, false), ([], false),
    ])
    func `Pictures that are not read are told from text`(bytes: [UInt8], isPicture: Bool) {
        #expect(ForeignFormat.begins(bytes) == isPicture)
    }

    @Test(arguments: [("WebP", true), ("tif", true), ("jxl", true), ("png", false), ("txt", false), ("", false)])
    func `Pictures that are not read are told by their names`(name: String, isPicture: Bool) {
        #expect(ForeignFormat.isNamed(byExtension: name) == isPicture)
    }
}
