/// Builds PNG files without a codec: stored deflate blocks, filter 0, checksums of our own.
struct PNGFile: Sendable {
    var width: Int
    var height: Int
    var bitDepth = 8
    /// PNG's number: 0 gray, 2 RGB, 3 palette, 4 gray and alpha, 6 RGBA.
    var colorType = 0
    var isInterlaced = false
    /// Chunks between IHDR and IDAT.
    var chunks: [(type: String, data: [UInt8])] = []
    /// Chunks between IDAT and IEND.
    var lateChunks: [(type: String, data: [UInt8])] = []
    /// The samples of the pixel at x, y, in the file's depth.
    var pixel: @Sendable (_ x: Int, _ y: Int) -> [UInt16] = { x, y in [UInt16(x + y)] }
    /// Changes the zlib stream before it is wrapped in IDAT.
    var editStream: @Sendable (inout [UInt8]) -> Void = { _ in }
    /// How many bytes go into each IDAT.
    var imageDataLength = 1 << 30

    static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

    /// The whole file.
    var bytes: [UInt8] {
        var stream = Self.zlibStored(scanlines)
        editStream(&stream)
        var bytes = Self.signature + Self.chunk("IHDR", headerData)
        for (type, data) in chunks { bytes += Self.chunk(type, data) }
        for start in stride(from: 0, to: stream.count, by: imageDataLength) {
            bytes += Self.chunk("IDAT", Array(stream[start..<min(start + imageDataLength, stream.count)]))
        }
        for (type, data) in lateChunks { bytes += Self.chunk(type, data) }
        return bytes + Self.chunk("IEND", [])
    }

    var headerData: [UInt8] {
        Self.bigEndian(UInt32(width)) + Self.bigEndian(UInt32(height))
            + [UInt8(bitDepth), UInt8(colorType), 0, 0, isInterlaced ? 1 : 0]
    }

    /// Adam7's passes: first column and row, steps.
    private static let passes = [
        (0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2),
    ]

    private var scanlines: [UInt8] {
        var lines: [UInt8] = []
        for (x0, y0, stepX, stepY) in isInterlaced ? Self.passes : [(0, 0, 1, 1)] where x0 < width {
            for y in stride(from: y0, to: height, by: stepY) {
                lines.append(0)
                lines += packed(stride(from: x0, to: width, by: stepX).flatMap { pixel($0, y) })
            }
        }
        return lines
    }

    /// Samples as a row of bytes, most significant bit first.
    private func packed(_ samples: [UInt16]) -> [UInt8] {
        if bitDepth == 16 { return samples.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] } }
        let perByte = 8 / bitDepth
        return stride(from: 0, to: samples.count, by: perByte).map { start in
            (0..<perByte).reduce(0) { byte, index in
                let sample = start + index < samples.count ? samples[start + index] : 0
                return byte << bitDepth | UInt8(sample)
            }
        }
    }

    static func chunk(_ type: String, _ data: [UInt8]) -> [UInt8] {
        let body = Array(type.utf8) + data
        return bigEndian(UInt32(data.count)) + body + bigEndian(crc32(body))
    }

    static func bigEndian(_ value: UInt32) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
    }

    static func zlibStored(_ data: [UInt8]) -> [UInt8] {
        var stream: [UInt8] = [0x78, 0x01]
        var start = 0
        repeat {
            let block = data[start..<min(start + 65535, data.count)]
            start += block.count
            let count = UInt16(block.count)
            stream += [
                start == data.count ? 1 : 0, UInt8(count & 255), UInt8(count >> 8), UInt8(~count & 255),
                UInt8(~count >> 8),
            ]
            stream += block
        } while start < data.count
        return stream + bigEndian(adler32(data))
    }

    /// By a table and a plain loop: a debug build would spend most of the tests' time here otherwise.
    static func crc32(_ bytes: [UInt8]) -> UInt32 {
        var crc = ~UInt32(0)
        for byte in bytes { crc = crcOfByte[Int((crc ^ UInt32(byte)) & 255)] ^ crc >> 8 }
        return ~crc
    }

    private static let crcOfByte: [UInt32] = (0..<256).map { byte in
        (0..<8).reduce(byte) { crc, _ in crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
    }

    static func adler32(_ bytes: [UInt8]) -> UInt32 {
        var (a, b): (UInt32, UInt32) = (1, 0)
        for byte in bytes {
            a = (a + UInt32(byte)) % 65521
            b = (b + a) % 65521
        }
        return b << 16 | a
    }
}

extension PNGFile {
    /// `bytes` with the CRC of every chunk that is whole computed anew.
    static func withRightCRCs(_ bytes: [UInt8]) -> [UInt8] {
        var bytes = bytes
        var offset = signature.count
        while offset + 12 <= bytes.count {
            let end = offset + 8 + bytes[offset..<(offset + 4)].reduce(0) { $0 << 8 | Int($1) }
            guard end + 4 <= bytes.count else { break }
            bytes.replaceSubrange(end..<(end + 4), with: bigEndian(crc32(Array(bytes[(offset + 4)..<end]))))
            offset = end + 4
        }
        return bytes
    }
}
