import RelumeCore

/// JPEG files to pixels, by libjpeg.
enum JPEGDecoder {
    static func info(_ bytes: [UInt8]) throws(RelumeError) -> ImageInfo {
        try bytes.withJPEGReader { reader throws(RelumeError) in
            let segments = JPEGSegments(reader.segments)
            return try info(reader.header, segments)
        }
    }

    /// Decodes, without turning the picture.
    static func decode(_ bytes: [UInt8], limits: DecodeLimits) throws(RelumeError) -> DecodedImage {
        try bytes.withJPEGReader { reader throws(RelumeError) in
            let segments = JPEGSegments(reader.segments)
            let info = try info(reader.header, segments)
            try limits.check(width: info.width, height: info.height)

            var warnings = reader.warnings + segments.warnings
            var metadata = ImageMetadata()
            metadata.physicalPixels = reader.header.physicalPixels
            if let profile = segments.iccProfile, let warning = metadata.adopt(profile, for: info) {
                warnings.append(warning)
            }
            let tensor = try reader.decode(
                shape: [info.height, info.width, info.channels], maxScans: limits.maxScans, warnings: &warnings)
            return DecodedImage(image: PixelImage(.uint8(tensor), metadata: metadata), info: info, warnings: warnings)
        }
    }

    private static func info(_ header: JPEGHeader, _ segments: JPEGSegments) throws(RelumeError) -> ImageInfo {
        ImageInfo(
            format: .jpeg, width: header.width, height: header.height, colorType: try header.colorType(),
            bitDepth: header.precision, isProgressive: header.isProgressive,
            orientation: segments.orientation ?? .topLeft, iccProfileName: segments.iccProfile?.name)
    }
}
