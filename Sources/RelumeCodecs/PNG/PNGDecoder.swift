import RelumeCore

/// PNG files to pixels: the container is read here, the pixels by libpng.
enum PNGDecoder {
    /// What the header says, and the chunks around the image data as far as they are there.
    static func info(_ bytes: [UInt8]) throws(RelumeError) -> ImageInfo {
        ImageInfo(try PNGContainer(outlineOf: bytes), in: bytes)
    }

    /// Decodes, without turning the picture.
    static func decode(_ bytes: [UInt8], limits: DecodeLimits) throws(RelumeError) -> DecodedImage {
        let container = try PNGContainer(bytes)
        let info = ImageInfo(container, in: bytes)
        try limits.check(width: info.width, height: info.height)

        var warnings = container.warnings
        let metadata = ImageMetadata(container, in: bytes, info: info, warnings: &warnings)
        let shape: TensorShape = [info.height, info.width, info.channels]
        let samples: PixelImage.Samples =
            info.bitDepth == 16
            ? .uint16(try container.decodeWithLibPNG(bytes, shape: shape, warnings: &warnings))
            : .uint8(try container.decodeWithLibPNG(bytes, shape: shape, warnings: &warnings))
        return DecodedImage(image: PixelImage(samples, metadata: metadata), info: info, warnings: warnings)
    }
}

extension ImageInfo {
    /// What a PNG's chunks say.
    fileprivate init(_ container: PNGContainer, in bytes: [UInt8]) {
        let header = container.header
        let colorType: ColorType =
            switch header.colorType {
            case .gray: .gray
            case .rgb: .rgb
            case .palette: .palette
            case .grayAlpha: .grayAlpha
            case .rgba: .rgba
            }
        func data(_ type: PNGChunkType) -> ArraySlice<UInt8>? { container.ancillary[type].map { bytes[$0.data] } }
        self.init(
            format: .png, width: header.width, height: header.height, colorType: colorType, bitDepth: header.bitDepth,
            isInterlaced: header.isInterlaced, hasTransparencyChunk: container.transparency != nil,
            orientation: data(.exif).flatMap { Orientation(exif: $0) } ?? .topLeft,
            iccProfileName: data(.iccProfile).flatMap { ICCProfile.name(inChunkData: $0) })
    }
}
