import RelumeCore
import RelumeImages

extension ImageMetadata {
    /// Reads the chunks of `container`; what they cannot mean is passed over, a profile with a warning.
    init(_ container: PNGContainer, in bytes: [UInt8], info: ImageInfo, warnings: inout [String]) {
        func data(_ type: PNGChunkType, count: Int) -> ArraySlice<UInt8>? {
            guard let chunk = container.ancillary[type], chunk.data.count == count else { return nil }
            return bytes[chunk.data]
        }
        self.init()
        gamma = data(.gamma, count: 4)?.integer(UInt32.self, at: 0)
        sRGBIntent = data(.sRGB, count: 1)?.first.flatMap(RenderingIntent.init)
        chromaticities = data(.chromaticities, count: 32).flatMap(Chromaticities.init)
        physicalPixels = data(.physicalPixels, count: 9).flatMap(PhysicalPixels.init)
        guard let chunk = container.ancillary[.iccProfile] else { return }
        do {
            let profile = try ICCProfile(chunkData: bytes[chunk.data])
            if let warning = adopt(profile, colorChannels: info.colorChannels) { warnings.append(warning) }
        } catch {
            warnings.append("the color profile (iCCP) is left out: \(error.message)")
        }
    }

    /// The chunks that say it, to stand between IHDR and IDAT; a profile only if it fits `colorChannels`.
    ///
    /// - Throws: `limitExceeded` if memory is short.
    func chunks(colorChannels: Int) throws(RelumeError) -> [UInt8] {
        var chunks: [UInt8] = []
        if let iccProfile, iccProfile.fits(colorChannels: colorChannels) {
            chunks.appendPNGChunk(.iccProfile, try iccProfile.chunkData())
        }
        if let sRGBIntent { chunks.appendPNGChunk(.sRGB, [sRGBIntent.rawValue]) }
        if let gamma { chunks.appendPNGChunk(.gamma, gamma.bigEndianBytes) }
        if let chromaticities { chunks.appendPNGChunk(.chromaticities, chromaticities.chunkData) }
        if let physicalPixels { chunks.appendPNGChunk(.physicalPixels, physicalPixels.chunkData) }
        return chunks
    }
}

extension ICCProfile {
    /// The longest name a PNG can hold.
    private static let maxNameLength = 79

    /// The name in an iCCP chunk: Latin-1 up to a NUL.
    static func name(inChunkData data: ArraySlice<UInt8>) -> String? {
        guard let end = data.prefix(maxNameLength + 1).firstIndex(of: 0), end > data.startIndex else { return nil }
        return String(String.UnicodeScalarView(data[..<end].map { Unicode.Scalar($0) }))
    }

    /// Reads an iCCP chunk: name, NUL, method 0, zlib stream.
    fileprivate init(chunkData data: ArraySlice<UInt8>) throws(RelumeError) {
        guard let name = Self.name(inChunkData: data), let end = data.firstIndex(of: 0),
            data[end...].dropFirst().first == 0
        else { throw RelumeError(.malformedData, "it does not start with a name and compression method 0") }
        let bytes = try Zlib.decompress(data[end...].dropFirst(2), maxBytes: Self.maxBytes)
        guard let profile = ICCProfile(name: name, bytes: bytes) else {
            throw RelumeError(.malformedData, "what it holds is not an ICC profile")
        }
        self = profile
    }

    /// An iCCP chunk's data. A name that PNG cannot hold is shortened to what it can.
    fileprivate func chunkData() throws(RelumeError) -> [UInt8] {
        let printable = name.unicodeScalars.compactMap { scalar in
            (32...126).contains(scalar.value) || (161...255).contains(scalar.value) ? UInt8(scalar.value) : nil
        }
        let words = printable.split(separator: UInt8(ascii: " ")).joined(separator: [UInt8(ascii: " ")])
        let latin = Array(words.prefix(Self.maxNameLength))
        return (latin.isEmpty ? Array(Self.defaultName.utf8) : latin) + [0, 0] + (try Zlib.compress(bytes))
    }
}

extension PhysicalPixels {
    /// A pHYs chunk's 9 bytes; nil for an unknown unit or a density of 0.
    fileprivate init?(chunkData data: ArraySlice<UInt8>) {
        guard let x = data.integer(UInt32.self, at: 0), let y = data.integer(UInt32.self, at: 4), x > 0, y > 0,
            let unit = data.last, unit <= 1
        else { return nil }
        self.init(x: x, y: y, isPerMeter: unit == 1)
    }

    fileprivate var chunkData: [UInt8] { x.bigEndianBytes + y.bigEndianBytes + [isPerMeter ? 1 : 0] }
}

extension Chromaticities {
    /// A cHRM chunk's 32 bytes.
    fileprivate init?(chunkData data: ArraySlice<UInt8>) {
        let numbers = (0..<8).compactMap { data.integer(UInt32.self, at: 4 * $0) }
        guard numbers.count == 8 else { return nil }
        func point(_ index: Int) -> Point { Point(x: numbers[2 * index], y: numbers[2 * index + 1]) }
        self.init(white: point(0), red: point(1), green: point(2), blue: point(3))
    }

    fileprivate var chunkData: [UInt8] {
        [white, red, green, blue].flatMap { $0.x.bigEndianBytes + $0.y.bigEndianBytes }
    }
}

extension UInt32 {
    fileprivate var bigEndianBytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.appendBigEndian(self)
        return bytes
    }
}
