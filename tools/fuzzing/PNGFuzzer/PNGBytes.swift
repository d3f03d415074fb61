/// A PNG whose kind and width the first two bytes choose, and whose rows are the others, filter bytes included.
func fileOfRows(_ input: [UInt8]) -> [UInt8] {
    let kinds: [(colorType: UInt8, bitDepth: UInt8, pixelBytes: Int)] = [
        (0, 8, 1), (0, 16, 2), (2, 8, 3), (2, 16, 6), (3, 8, 1), (4, 8, 2), (4, 16, 4), (6, 8, 4), (6, 16, 8),
    ]
    let kind = kinds[Int(input.first ?? 0) % kinds.count]
    let width = 1 + Int(input.dropFirst().first ?? 0) % 70
    let rowBytes = 1 + width * kind.pixelBytes
    var rows = Array(input.dropFirst(2))
    rows += [UInt8](repeating: 0, count: (rowBytes - rows.count % rowBytes) % rowBytes)
    if rows.isEmpty { rows = [UInt8](repeating: 0, count: rowBytes) }
    let height = rows.count / rowBytes
    // One row in sixteen may name a filter that there is not.
    for row in 0..<height where rows[row * rowBytes] < 0xF0 { rows[row * rowBytes] %= 5 }

    var file: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    file.appendChunk("IHDR", bigEndian(width) + bigEndian(height) + [kind.bitDepth, kind.colorType, 0, 0, 0])
    if kind.colorType == 3 { file.appendChunk("PLTE", (0..<(3 * 200)).map { UInt8($0 % 256) }) }
    file.appendChunk("IDAT", zlibStored(rows))
    file.appendChunk("IEND", [])
    return file
}

extension [UInt8] {
    /// The same chunks, each with the CRC that its bytes should have.
    var withRightCRCs: [UInt8] {
        var bytes = self
        var offset = 8
        while offset + 12 <= bytes.count {
            let length = bytes[offset..<(offset + 4)].reduce(0) { $0 << 8 | Int($1) }
            let end = offset + 8 + length
            guard end + 4 <= bytes.count else { break }
            bytes.replaceSubrange(end..<(end + 4), with: bigEndian(crc32(bytes[(offset + 4)..<end])))
            offset = end + 4
        }
        return bytes
    }

    fileprivate mutating func appendChunk(_ type: String, _ data: [UInt8]) {
        let body = Array(type.utf8) + data
        append(contentsOf: bigEndian(data.count) + body + bigEndian(crc32(body[...])))
    }
}

private func bigEndian(_ value: Int) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
}

/// Without the codec's own code, so that its mistakes cannot cancel out.
private func crc32(_ bytes: ArraySlice<UInt8>) -> Int {
    var state: UInt32 = ~0
    for byte in bytes { state = state >> 8 ^ crcTable[Int((state ^ UInt32(byte)) & 255)] }
    return Int(~state)
}

private let crcTable: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { state, _ in state & 1 == 1 ? state >> 1 ^ 0xEDB8_8320 : state >> 1 }
}

private func zlibStored(_ bytes: [UInt8]) -> [UInt8] {
    var stream: [UInt8] = [0x78, 0x01]
    for start in stride(from: 0, to: bytes.count, by: 65535) {
        let end = Swift.min(start + 65535, bytes.count)
        let count = UInt16(end - start)
        stream += [end == bytes.count ? 1 : 0]
        for number in [count, ~count] { stream += [UInt8(number & 255), UInt8(number >> 8)] }
        stream += bytes[start..<end]
    }
    var (a, b) = (1, 0)
    for byte in bytes {
        a = (a + Int(byte)) % 65521
        b = (b + a) % 65521
    }
    return stream + bigEndian(b << 16 | a)
}
