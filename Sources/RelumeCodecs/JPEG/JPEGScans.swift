import RelumeCore

/// Counts the scans of a JPEG by its markers, before anything is decoded: each costs a pass over the whole image, so a
/// small file of thousands would hold a decoder for minutes.
enum JPEGScans {
    /// How many scans start in `bytes`, counting no further than `limit`.
    ///
    /// - Complexity: O(bytes), at the speed of memory but for segments, which are stepped over.
    static func count(_ bytes: Span<UInt8>, upTo limit: Int) -> Int {
        var scans = 0
        var offset = 2
        while scans < limit, let marker = nextMarker(bytes, &offset) {
            if marker == endOfImage { break }
            guard offset + 2 <= bytes.count else { break }
            if marker == startOfScan { scans += 1 }
            offset += max(2, Int(bytes[offset]) << 8 | Int(bytes[offset + 1]))
        }
        return scans
    }

    private static let startOfScan: UInt8 = 0xDA
    private static let endOfImage: UInt8 = 0xD9

    /// The next marker that a segment follows, or the image's end; `offset` is moved behind it.
    private static func nextMarker(_ bytes: Span<UInt8>, _ offset: inout Int) -> UInt8? {
        while offset + 1 < bytes.count {
            guard bytes[offset] == 0xFF else {
                offset += 1
                continue
            }
            switch bytes[offset + 1] {
            // A byte 255 of the coded data, a restart, or TEM: nothing follows them.
            case 0x00, 0xD0...0xD8, 0x01: offset += 2
            // Fill.
            case 0xFF: offset += 1
            case let marker:
                offset += 2
                return marker
            }
        }
        return nil
    }
}
