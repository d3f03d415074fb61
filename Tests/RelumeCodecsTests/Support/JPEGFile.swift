/// Builds JPEG files without a codec: every 8x8 block is one flat value, so that the pixels are known exactly.
struct JPEGFile: Sendable {
    var width = 8
    var height = 8
    /// Component identifiers, 1, 2, 3... or letters.
    var identifiers: [UInt8] = [1]
    /// The flat samples of the block in column x, row y, one for each component.
    var block: @Sendable (_ x: Int, _ y: Int) -> [Int] = { _, _ in [128] }
    /// Segments after SOI, whole.
    var segments: [[UInt8]] = []
    var isProgressive = false
    var precision: UInt8 = 8
    /// How often a progressive file says again that there are no AC coefficients.
    var emptyScans = 0
    /// Bytes between the last scan and EOI.
    var extraneous: [UInt8] = []

    /// The whole file.
    var bytes: [UInt8] {
        var bytes: [UInt8] = [0xFF, 0xD8] + segments.flatMap { $0 }
        // A quantization step of 8 makes a DC coefficient the block's value minus 128.
        bytes += Self.segment(0xDB, [0] + [UInt8](repeating: 8, count: 64))
        bytes += Self.segment(isProgressive ? 0xC2 : 0xC0, frame)
        // DC: the categories 0 to 11 as codes of 4 bits. AC: end of block as a code of 1 bit.
        bytes += Self.segment(0xC4, [0x00, 0, 0, 0, 12] + [UInt8](repeating: 0, count: 12) + (0...11))
        bytes += Self.segment(0xC4, [0x10, 1] + [UInt8](repeating: 0, count: 15) + [0])
        bytes += scan(isProgressive ? [0, 0, 0] : [0, 63, 0], endsBlocks: !isProgressive)
        for index in 0..<(isProgressive ? identifiers.count + emptyScans : 0) {
            bytes += emptyScan(identifiers[index % identifiers.count])
        }
        return bytes + extraneous + [0xFF, 0xD9]
    }

    private var frame: [UInt8] {
        [
            precision, UInt8(height >> 8), UInt8(height & 255), UInt8(width >> 8), UInt8(width & 255),
            UInt8(identifiers.count),
        ]
            + identifiers.flatMap { [$0, 0x11, 0] }
    }

    private func scan(_ selection: [UInt8], endsBlocks: Bool) -> [UInt8] {
        var writer = BitWriter()
        var previous = [Int](repeating: 128, count: identifiers.count)
        for y in 0..<((height + 7) / 8) {
            for x in 0..<((width + 7) / 8) {
                for (component, value) in block(x, y).enumerated() {
                    writer.appendDifference(value - previous[component])
                    previous[component] = value
                    if endsBlocks { writer.append(0, bits: 1) }
                }
            }
        }
        let head = [UInt8(identifiers.count)] + identifiers.flatMap { [$0, 0x00] } + selection
        return Self.segment(0xDA, head) + writer.finished
    }

    /// A progressive scan of the AC coefficients of one component, all of them 0.
    private func emptyScan(_ identifier: UInt8) -> [UInt8] {
        var writer = BitWriter()
        for _ in 0..<((height + 7) / 8 * ((width + 7) / 8)) { writer.append(0, bits: 1) }
        return Self.segment(0xDA, [1, identifier, 0x00, 1, 63, 0]) + writer.finished
    }

    /// A marker segment: marker, length, data.
    static func segment(_ marker: UInt8, _ data: [UInt8]) -> [UInt8] {
        [0xFF, marker, UInt8((data.count + 2) >> 8), UInt8((data.count + 2) & 255)] + data
    }

    /// JFIF's APP0 with a density.
    static func jfif(unit: UInt8, x: UInt16, y: UInt16) -> [UInt8] {
        segment(
            0xE0,
            Array("JFIF\0".utf8) + [1, 2, unit, UInt8(x >> 8), UInt8(x & 255), UInt8(y >> 8), UInt8(y & 255), 0, 0])
    }

    /// Adobe's APP14: transform 0 for RGB or CMYK, 1 for YCbCr, 2 for YCCK.
    static func adobe(transform: UInt8) -> [UInt8] {
        segment(0xEE, Array("Adobe".utf8) + [0, 100, 0, 0, 0, 0, transform])
    }
}

/// Entropy-coded bits, with a zero after every 0xFF.
private struct BitWriter {
    private var bytes: [UInt8] = []
    private var current = 0
    private var count = 0

    mutating func append(_ value: Int, bits: Int) {
        for bit in stride(from: bits - 1, through: 0, by: -1) {
            current = current << 1 | (value >> bit & 1)
            count += 1
            guard count == 8 else { continue }
            bytes.append(UInt8(current))
            if current == 0xFF { bytes.append(0) }
            (current, count) = (0, 0)
        }
    }

    /// A DC difference: its category as a 4-bit code, then its bits, one less for negative numbers.
    mutating func appendDifference(_ difference: Int) {
        let category = Int.bitWidth - abs(difference).leadingZeroBitCount
        append(category, bits: 4)
        append(difference < 0 ? difference + (1 << category) - 1 : difference, bits: category)
    }

    /// The bytes, padded with ones.
    var finished: [UInt8] {
        var writer = self
        while writer.count != 0 { writer.append(1, bits: 1) }
        return writer.bytes
    }
}
