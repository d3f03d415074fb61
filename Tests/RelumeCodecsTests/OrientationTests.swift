import RelumeCodecs
import RelumeCore
import RelumeImages
import Testing

/// A picture stored as two rows of three, turned in each of the eight ways.
@Suite struct OrientationTests {
    /// Stored: 1 2 3 over 4 5 6.
    static let pictures: [(ImageOrientation, [[UInt8]])] = [
        (.topLeft, [[1, 2, 3], [4, 5, 6]]),
        (.topRight, [[3, 2, 1], [6, 5, 4]]),
        (.bottomRight, [[6, 5, 4], [3, 2, 1]]),
        (.bottomLeft, [[4, 5, 6], [1, 2, 3]]),
        (.leftTop, [[1, 4], [2, 5], [3, 6]]),
        (.rightTop, [[4, 1], [5, 2], [6, 3]]),
        (.rightBottom, [[6, 3], [5, 2], [4, 1]]),
        (.leftBottom, [[3, 6], [2, 5], [1, 4]]),
    ]

    @Test(arguments: pictures, [false, true])
    func `Pictures are turned`(picture: (orientation: ImageOrientation, rows: [[UInt8]]), isBigEndian: Bool) throws {
        var file = PNGFile(width: 3, height: 2, colorType: 4, pixel: { x, y in [UInt16(3 * y + x + 1), UInt16(x)] })
        file.chunks = [
            ("eXIf", exifBytes(orientation: UInt16(picture.orientation.rawValue), isBigEndian: isBigEndian)),
            ("pHYs", PNGFile.bigEndian(100) + PNGFile.bigEndian(200) + [1]),
        ]
        let decoded = try ImageDecoder.decode(file.bytes)
        #expect(decoded.info.orientation == picture.orientation)
        #expect(decoded.info.width == 3 && decoded.info.height == 2)
        #expect(decoded.image.shape == [picture.rows.count, picture.rows[0].count, 2])
        #expect(decoded.image.shape == [decoded.info.orientedHeight, decoded.info.orientedWidth, 2])
        // Alpha goes with its pixel: it is the stored column.
        let expected = picture.rows.flatMap { $0 }.flatMap { [Int($0), (Int($0) - 1) % 3] }
        #expect(decoded.image.samples.numbers == expected)
        let isSwapped = picture.rows.count == 3
        #expect(
            decoded.image.metadata.physicalPixels
                == PhysicalPixels(x: isSwapped ? 200 : 100, y: isSwapped ? 100 : 200, isPerMeter: true))
    }

    @Test func `Sixteen bits are turned too`() throws {
        var file = PNGFile(width: 2, height: 1, bitDepth: 16, colorType: 0, pixel: { x, _ in [UInt16(1000 + x)] })
        file.lateChunks = [("eXIf", exifBytes(orientation: 2, isBigEndian: true))]
        #expect(
            try ImageDecoder.decode(file.bytes).image.samples
                == .uint16(Tensor(unchecked: [1, 2, 1], scalars: [1001, 1000])))
    }

    @Test func `Turning can be left out`() throws {
        var file = PNGFile(width: 3, height: 2)
        file.chunks = [("eXIf", exifBytes(orientation: 6, isBigEndian: false))]
        let decoded = try ImageDecoder.decode(file.bytes, appliesOrientation: false)
        #expect(decoded.image.shape == [2, 3, 1])
        #expect(decoded.info.orientation == .rightTop)
    }

    @Test(arguments: [0, 9, 300] as [UInt16])
    func `Impossible orientations are ignored`(value: UInt16) throws {
        var file = PNGFile(width: 3, height: 2)
        file.chunks = [("eXIf", exifBytes(orientation: value, isBigEndian: true))]
        #expect(try ImageDecoder.decode(file.bytes).info.orientation == .topLeft)
    }

    @Test func `Damaged EXIF is ignored`() throws {
        let exif = exifBytes(orientation: 6, isBigEndian: true)
        for count in 0..<exif.count {
            var file = PNGFile(width: 1, height: 1)
            file.chunks = [("eXIf", Array(exif.prefix(count)))]
            let decoded = try ImageDecoder.decode(file.bytes)
            // The value of the orientation ends 6 bytes before the end.
            #expect(decoded.info.orientation == (count < exif.count - 6 ? .topLeft : .rightTop))
        }
        for index in exif.indices {
            for value in [0, 0x7F, 0xFF] as [UInt8] {
                var file = PNGFile(width: 1, height: 1)
                var damaged = exif
                damaged[index] = value
                file.chunks = [("eXIf", damaged)]
                #expect(throws: Never.self) { try ImageDecoder.decode(file.bytes) }
            }
        }
    }
}
