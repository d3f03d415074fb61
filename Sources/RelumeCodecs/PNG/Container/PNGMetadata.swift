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
            let profile = try ICCProfile.read(chunkData: bytes[chunk.data])
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
