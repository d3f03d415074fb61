import RelumeCodecs
import RelumeCore
import Testing

/// Formats are told by their first bytes.
@Suite struct ImageFormatTests {
    @Test func theTwoFormatsAreDetected() {
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
    func otherFormatsAreNamed(name: String, bytes: [UInt8]) {
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
