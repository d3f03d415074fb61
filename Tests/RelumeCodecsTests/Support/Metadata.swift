import RelumeCodecs

/// An ICC profile's header for samples of `colorSpace`, filled up to `count` bytes.
func iccProfileBytes(colorSpace: String, count: Int = 200) -> [UInt8] {
    var bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 * 7) }
    bytes.replaceSubrange(0..<4, with: PNGFile.bigEndian(UInt32(count)))
    bytes.replaceSubrange(16..<20, with: colorSpace.utf8)
    bytes.replaceSubrange(36..<40, with: "acsp".utf8)
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
