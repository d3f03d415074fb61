/// A tar archive put together by hand, so that it can be wrong in any way.
public struct TarFixture {
    /// The archive so far; ``bytes`` has its end as well.
    public private(set) var members: [UInt8] = []

    /// Makes an empty archive.
    public init() {}

    /// The archive with the two empty blocks at its end.
    public var bytes: [UInt8] { members + [UInt8](repeating: 0, count: 1024) }

    /// Adds a member in the form of ustar, whose header may say another size or checksum than is right.
    public mutating func add(_ name: String, _ content: [UInt8], size: Int? = nil, isChecksumRight: Bool = true) {
        var header = [UInt8](repeating: 0, count: 512)
        func put(_ text: String, at offset: Int) {
            for (index, byte) in text.utf8.prefix(100).enumerated() { header[offset + index] = byte }
        }
        put(name, at: 0)
        put("0000644", at: 100)
        put("0000000", at: 108)
        put("0000000", at: 116)
        put(Self.octal(size ?? content.count, digits: 11), at: 124)
        put(Self.octal(0, digits: 11), at: 136)
        put("0", at: 156)
        put("ustar", at: 257)
        put("00", at: 263)
        Self.setChecksum(&header, at: 0)
        if !isChecksumRight { header[0] ^= 1 }
        members += header + content + [UInt8](repeating: 0, count: (512 - content.count % 512) % 512)
    }

    /// Gives the header that begins at `start` the checksum that its other bytes ask for.
    public static func setChecksum(_ bytes: inout [UInt8], at start: Int) {
        let place = start + 148..<start + 156
        bytes.replaceSubrange(place, with: [UInt8](repeating: UInt8(ascii: " "), count: 8))
        let sum = bytes[start..<start + 512].reduce(0) { $0 + Int($1) }
        bytes.replaceSubrange(place, with: Array((octal(sum, digits: 6) + "\0 ").utf8))
    }

    private static func octal(_ number: Int, digits: Int) -> String {
        let text = String(number, radix: 8)
        return String(repeating: "0", count: digits - text.count) + text
    }
}
