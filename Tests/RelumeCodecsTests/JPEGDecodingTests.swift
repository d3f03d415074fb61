import RelumeCodecs
import RelumeCore
import RelumeImages
import Testing

/// JPEGs of flat blocks, built without a codec: their pixels are known exactly.
@Suite struct JPEGDecodingTests {
    @Test(arguments: [false, true])
    func `Gray stays gray`(isProgressive: Bool) throws {
        var file = JPEGFile(width: 17, height: 9, isProgressive: isProgressive)
        file.block = { x, y in [[10, 250, 0], [255, 128, 77]][y][x...x].map { $0 } }
        let decoded = try ImageDecoder.decode(file.bytes)
        let expected = (0..<9).flatMap { y in (0..<17).flatMap { x in file.block(x / 8, y / 8) } }
        #expect(decoded.image.samples.numbers == expected)
        #expect(decoded.image.shape == [9, 17, 1])
        #expect(decoded.info.colorType == .gray)
        #expect(decoded.info.isProgressive == isProgressive)
        #expect(decoded.info.bitDepth == 8)
        #expect(decoded.warnings == [])
        #expect(decoded.info == (try ImageDecoder.info(file.bytes)))
    }

    struct Color: CustomTestStringConvertible {
        let type: ImageInfo.ColorType
        /// Adobe's transform, or nil for no APP14.
        let transform: UInt8?
        let stored: [Int]
        let rgb: [Int]
        var testDescription: String { "\(type) \(stored)" }
    }

    static let colors = [
        Color(type: .ycbcr, transform: nil, stored: [90, 128, 128], rgb: [90, 90, 90]),
        // R = Y + 1.402 (Cr - 128), B = Y + 1.772 (Cb - 128), G = Y - 0.344136 (Cb - 128) - 0.714136 (Cr - 128).
        Color(type: .ycbcr, transform: 1, stored: [76, 85, 255], rgb: [254, 0, 0]),
        Color(type: .rgb, transform: 0, stored: [200, 100, 7], rgb: [200, 100, 7]),
        // Inverted inks: 255 is none.
        Color(type: .cmyk, transform: nil, stored: [255, 255, 255, 255], rgb: [255, 255, 255]),
        Color(type: .cmyk, transform: 0, stored: [0, 128, 255, 255], rgb: [0, 128, 255]),
        Color(type: .cmyk, transform: 0, stored: [200, 100, 7, 0], rgb: [0, 0, 0]),
        // Black leaves 100. Of it, the inks take 55 * 100 / 255 = 21.6, 155 * 100 / 255 = 60.8 and 97.3.
        Color(type: .cmyk, transform: 0, stored: [200, 100, 7, 100], rgb: [78, 39, 3]),
        // YCCK's first three are YCbCr of the inks' complement.
        Color(type: .ycck, transform: 2, stored: [55, 128, 128, 255], rgb: [200, 200, 200]),
    ]

    @Test(arguments: colors)
    func `Colors become RGB`(color: Color) throws {
        var file = JPEGFile(identifiers: Array(1...UInt8(color.stored.count)), block: { _, _ in color.stored })
        if let transform = color.transform { file.segments = [JPEGFile.adobe(transform: transform)] }
        let decoded = try ImageDecoder.decode(file.bytes)
        #expect(decoded.info.colorType == color.type)
        #expect(decoded.image.shape == [8, 8, 3])
        #expect(Array(decoded.image.samples.numbers.prefix(3)) == color.rgb)
        #expect(decoded.image.samples.numbers == Array(repeating: color.rgb, count: 64).flatMap { $0 })
        #expect(decoded.warnings == [])
    }

    @Test(arguments: [
        (UInt8(1), UInt16(72), UInt16(300), PhysicalPixels(x: 2835, y: 11811, isPerMeter: true)),
        (2, 118, 59, PhysicalPixels(x: 11800, y: 5900, isPerMeter: true)), (0, 1, 2, nil), (1, 0, 72, nil),
    ])
    func `Density is kept where its unit is known`(unit: UInt8, x: UInt16, y: UInt16, expected: PhysicalPixels?) throws
    {
        let file = JPEGFile(segments: [JPEGFile.jfif(unit: unit, x: x, y: y)])
        #expect(try ImageDecoder.decode(file.bytes).image.metadata.physicalPixels == expected)
    }

    @Test(arguments: [1, 3, 8] as [ImageOrientation.RawValue])
    func `Orientation is applied`(value: Int) throws {
        var file = JPEGFile(width: 16, height: 8, block: { x, _ in [x == 0 ? 20 : 240] })
        file.segments = [
            JPEGFile.segment(0xE1, Array("http://ns.adobe.com/xap/1.0/\0".utf8)),
            JPEGFile.segment(
                0xE1, Array("Exif\0\0".utf8) + exifBytes(orientation: UInt16(value), isBigEndian: value == 3)),
        ]
        let decoded = try ImageDecoder.decode(file.bytes)
        #expect(decoded.info.orientation.rawValue == value)
        #expect(decoded.image.shape == (value == 8 ? [16, 8, 1] : [8, 16, 1]))
        #expect(decoded.image.samples.numbers.first == (value == 1 ? 20 : 240))
    }

    @Test func `A profile is joined from its pieces`() throws {
        let profile = iccProfileBytes(colorSpace: "GRAY", count: 1000)
        // Out of order, and with another APP2 between them.
        let pieces = [(2, profile[400..<700]), (1, profile[..<400]), (3, profile[700...])]
        var file = JPEGFile(segments: [JPEGFile.segment(0xE2, Array("MPF\0".utf8))])
        file.segments += pieces.map { iccSegment($0, of: 3, Array($1)) }
        let decoded = try ImageDecoder.decode(file.bytes)
        #expect(decoded.image.metadata.iccProfile?.bytes == profile)
        #expect(decoded.warnings == [])
        #expect(decoded.info.iccProfileName == "ICC profile")
    }

    @Test func `An incomplete profile is left out`() throws {
        let profile = iccProfileBytes(colorSpace: "GRAY")
        for segments in [
            [iccSegment(1, of: 2, profile)], [iccSegment(1, of: 1, [1, 2])], [iccSegment(2, of: 1, profile)],
        ] {
            let decoded = try ImageDecoder.decode(JPEGFile(segments: segments).bytes)
            #expect(decoded.image.metadata.iccProfile == nil)
            #expect(decoded.warnings == ["the color profile (APP2) is incomplete or damaged and is left out"])
        }
    }

    @Test func `A profile for inks is left out`() throws {
        var file = JPEGFile(identifiers: [1, 2, 3, 4], block: { _, _ in [0, 0, 0, 0] })
        file.segments = [iccSegment(1, of: 1, iccProfileBytes(colorSpace: "CMYK"))]
        let decoded = try ImageDecoder.decode(file.bytes)
        #expect(decoded.image.metadata.iccProfile == nil)
        #expect(
            decoded.warnings == [
                "the color profile \"ICC profile\" is for CMYK samples and does not fit the decoded RGB; it is left out"
            ])
    }

    private func iccSegment(_ number: UInt8, of count: UInt8, _ data: [UInt8]) -> [UInt8] {
        JPEGFile.segment(0xE2, Array("ICC_PROFILE\0".utf8) + [number, count] + data)
    }
    private func iccSegment(_ number: Int, of count: UInt8, _ data: [UInt8]) -> [UInt8] {
        iccSegment(UInt8(number), of: count, data)
    }
}
