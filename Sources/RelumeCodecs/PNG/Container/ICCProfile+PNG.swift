import RelumeCore
import RelumeImages
import Synchronization

extension ICCProfile {
    /// The longest name a PNG can hold.
    private static let maxNameLength = 79

    /// The name in an iCCP chunk: Latin-1 up to a NUL.
    static func name(inChunkData data: ArraySlice<UInt8>) -> String? {
        guard let end = data.prefix(maxNameLength + 1).firstIndex(of: 0), end > data.startIndex else { return nil }
        return String(String.UnicodeScalarView(data[..<end].map { Unicode.Scalar($0) }))
    }

    /// The profile that was read last. The pictures of a directory tend to have one and the same, which takes more time to
    /// unpack than a small picture to filter.
    private static let last = Mutex<ICCProfile?>(nil)

    /// Reads an iCCP chunk: name, NUL, method 0, zlib stream.
    ///
    /// - Throws: `malformedData` for damage, `limitExceeded` for one that is too large.
    static func read(chunkData data: ArraySlice<UInt8>) throws(RelumeError) -> ICCProfile {
        if let known = last.withLock(\.self), let stream = known.zlibStream,
            let name = Self.name(inChunkData: data), name == known.name,
            data.suffix(stream.count).elementsEqual(stream), data.count == name.unicodeScalars.count + 2 + stream.count,
            data.dropLast(stream.count).suffix(2).elementsEqual([0, 0])
        {
            return known
        }
        let profile = try ICCProfile(chunkData: data)
        last.withLock { $0 = profile }
        return profile
    }

    private init(chunkData data: ArraySlice<UInt8>) throws(RelumeError) {
        guard let name = Self.name(inChunkData: data), let end = data.firstIndex(of: 0),
            data[end...].dropFirst().first == 0
        else { throw RelumeError(.malformedData, "it does not start with a name and compression method 0") }
        let stream = Array(data[end...].dropFirst(2))
        let bytes = try Zlib.decompress(stream[...], maxBytes: Self.maxBytes)
        guard var profile = ICCProfile(name: name, bytes: bytes) else {
            throw RelumeError(.malformedData, "what it holds is not an ICC profile")
        }
        // A stream ends with the checksum of what it holds. Bytes behind it, and behind the profile in it, are not written
        // again.
        let isWhole = stream[...].suffix(4).integer(UInt32.self, at: 0) == Checksum.adler32(bytes.span)
        if isWhole && profile.bytes.count == bytes.count { profile.zlibStream = stream }
        self = profile
    }

    /// An iCCP chunk's data. A name that PNG cannot hold is shortened to what it can.
    func chunkData() throws(RelumeError) -> [UInt8] {
        let printable = name.unicodeScalars.compactMap { scalar in
            (32...126).contains(scalar.value) || (161...255).contains(scalar.value) ? UInt8(scalar.value) : nil
        }
        let words = printable.split(separator: UInt8(ascii: " ")).joined(separator: [UInt8(ascii: " ")])
        let latin = Array(words.prefix(Self.maxNameLength))
        let start = (latin.isEmpty ? Array(Self.defaultName.utf8) : latin) + [0, 0]
        if let zlibStream { return start + zlibStream }
        return start + (try Zlib.compress(bytes))
    }
}
