import RelumeCore

/// PNG files to pixels: the container is read here, the pixels by libpng.
enum PNGDecoder {
    /// What the header says, and the chunks around the image data as far as they are there: a file that is cut off still
    /// says what it was.
    static func info(_ bytes: [UInt8]) throws(RelumeError) -> ImageInfo {
        var walk = PNGChunkWalk(bytes)
        let header = try PNGHeader(try walk.next(), in: bytes)
        var info = ImageInfo(header, hasTransparencyChunk: false)
        var colors = 0
        while let chunk = try? walk.next(), chunk.type != .end {
            switch chunk.type {
            case .palette: colors = chunk.data.count / 3
            case .transparency:
                info.hasTransparencyChunk = header.allowsTransparency(bytes: chunk.data.count, colors: colors)
            case .iccProfile: info.iccProfileName = ICCProfile.name(inChunkData: bytes[chunk.data])
            case .exif: info.orientation = Orientation(exif: bytes[chunk.data]) ?? .topLeft
            default: break
            }
        }
        return info
    }

    /// Decodes, without turning the picture.
    static func decode(_ bytes: [UInt8], limits: DecodeLimits) throws(RelumeError) -> DecodedImage {
        let container = try PNGContainer(bytes)
        let header = container.header
        try limits.check(width: header.width, height: header.height)

        var warnings = container.warnings
        var info = ImageInfo(header, hasTransparencyChunk: container.transparency != nil)
        info.orientation = container.ancillary[.exif].flatMap { Orientation(exif: bytes[$0.data]) } ?? .topLeft
        info.iccProfileName = container.ancillary[.iccProfile].flatMap { ICCProfile.name(inChunkData: bytes[$0.data]) }
        let metadata = ImageMetadata(container, in: bytes, info: info, warnings: &warnings)

        let shape: TensorShape = [info.height, info.width, info.channels]
        let samples: PixelImage.Samples =
            header.bitDepth == 16
            ? .uint16(try container.decodeWithLibPNG(bytes, shape: shape, warnings: &warnings))
            : .uint8(try container.decodeWithLibPNG(bytes, shape: shape, warnings: &warnings))
        return DecodedImage(image: PixelImage(samples, metadata: metadata), info: info, warnings: warnings)
    }
}
