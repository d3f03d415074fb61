package import RelumeCore
import RelumeImages

/// PNG files to pixels: the container is read here, the pixels by the fast path or by libpng.
package enum PNGDecoder {
    /// Who reads the pixels. They are the same, and so are the rules.
    package enum Path: Sendable {
        /// The fast path, and libpng for whatever it leaves.
        case fast
        /// The fast path, and an error for whatever it leaves: for tests that must know who did it.
        case fastOnly
        /// libpng alone, the judge.
        case libPNG
    }

    /// What the header says, and the chunks around the image data as far as they are there.
    static func info(_ bytes: [UInt8]) throws(RelumeError) -> ImageInfo {
        ImageInfo(try PNGContainer(outlineOf: bytes), in: bytes)
    }

    /// Decodes, without turning the picture.
    package static func decode(
        _ bytes: [UInt8], limits: DecodeLimits = .default, path: Path = .fast
    ) throws(RelumeError) -> DecodedImage {
        let container = try PNGContainer(bytes, maxChunks: limits.maxChunks)
        let info = ImageInfo(container, in: bytes)
        try limits.check(width: info.width, height: info.height)

        var warnings = container.warnings
        let metadata = ImageMetadata(container, in: bytes, info: info, warnings: &warnings)
        let shape: TensorShape = [info.height, info.width, info.channels]
        let samples: PixelImage.Samples =
            info.bitDepth == 16
            ? .uint16(try container.decode(bytes, shape: shape, path: path, warnings: &warnings))
            : .uint8(try container.decode(bytes, shape: shape, path: path, warnings: &warnings))
        return DecodedImage(image: PixelImage(unchecked: samples, metadata: metadata), info: info, warnings: warnings)
    }
}

extension PNGContainer {
    fileprivate func decode<Sample: PixelSample>(
        _ bytes: [UInt8], shape: TensorShape, path: PNGDecoder.Path, warnings: inout [String]
    ) throws(RelumeError) -> Tensor<Sample> {
        if path != .libPNG {
            let tensor: Tensor<Sample>? = try CodecState.borrow { state throws(RelumeError) in
                decodeFast(bytes, shape: shape, state: state)
            }
            if let tensor { return tensor }
            if path == .fastOnly { throw RelumeError(.unsupported, "the fast path leaves this file to libpng") }
        }
        return try decodeWithLibPNG(bytes, shape: shape, warnings: &warnings)
    }
}

extension ImageInfo {
    /// What a PNG's chunks say.
    init(_ container: PNGContainer, in bytes: [UInt8]) {
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
            isInterlaced: header.isInterlaced, isAnimated: container.ancillary[.animation] != nil,
            hasTransparencyChunk: container.transparency != nil,
            orientation: data(.exif).flatMap { ImageOrientation(exif: $0) } ?? .topLeft,
            iccProfileName: data(.iccProfile).flatMap { ICCProfile.name(inChunkData: $0) })
    }
}
