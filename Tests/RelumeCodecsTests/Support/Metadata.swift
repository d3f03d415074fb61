import RelumeCodecs
import RelumeImages

/// An ICC profile without tags for samples of `colorSpace`: a right header, filled up to `count` bytes.
func iccProfileBytes(colorSpace: String, count: Int = 200) -> [UInt8] {
    // A display profile, to XYZ under D50.
    let d50 = [0xF6D6, 0x10000, 0xD32D].flatMap { PNGFile.bigEndian($0) }
    let fields: [(offset: Int, bytes: [UInt8])] = [
        (0, PNGFile.bigEndian(UInt32(count))), (8, [4, 0, 0, 0]), (12, Array("mntr\(colorSpace)XYZ ".utf8)),
        (36, Array("acsp".utf8)), (68, d50),
    ]
    var bytes = [UInt8](repeating: 0, count: 132) + (132..<count).map { UInt8(truncatingIfNeeded: $0 * 7) }
    for (offset, field) in fields { bytes.replaceSubrange(offset..<(offset + field.count), with: field) }
    return bytes
}

/// A TIFF structure of one directory with the orientation, as PNG's eXIf holds it.
func exifBytes(orientation: UInt16, isBigEndian: Bool) -> [UInt8] {
    func integer(_ value: Int, _ count: Int) -> [UInt8] {
        let little = (0..<count).map { UInt8(value >> (8 * $0) & 255) }
        return isBigEndian ? little.reversed() : little
    }
    // Another entry stands before it: 271, the maker.
    return Array((isBigEndian ? "MM" : "II").utf8) + integer(42, 2) + integer(8, 4) + integer(2, 2)
        + integer(271, 2) + integer(2, 2) + integer(3, 4) + [65, 66, 0, 0]
        + integer(274, 2) + integer(3, 2) + integer(1, 4) + integer(Int(orientation), 2) + [0, 0] + integer(0, 4)
}
