import RelumeCore
import RelumeImages

/// JPEG files to pixels, by libjpeg.
enum JPEGDecoder {
    static func info(_ bytes: [UInt8]) throws(RelumeError) -> ImageInfo {
        try bytes.withJPEGReader { reader throws(RelumeError) in
            let segments = JPEGSegments(reader.segments)
            return try info(reader.header, segments)
        }
    }

    /// Decodes, without turning the picture.
    static func decode(
        _ bytes: [UInt8], limits: DecodeLimits, thumbnailSide: Int?
    ) throws(RelumeError) -> DecodedImage {
        try bytes.withJPEGReader { reader throws(RelumeError) in
            let segments = JPEGSegments(reader.segments)
            let info = try info(reader.header, segments)
            try limits.check(width: info.width, height: info.height)
            if reader.header.hasSeveralScans {
                try limits.checkScans(width: info.width, height: info.height) { limit in
                    JPEGScans.count(bytes.span, upTo: limit)
                }
            }

            var warnings = reader.warnings + segments.warnings
            var metadata = ImageMetadata()
            // A thumbnail has fewer pixels to the inch.
            if thumbnailSide == nil { metadata.physicalPixels = reader.header.physicalPixels }
            if let profile = segments.iccProfile,
                let warning = metadata.adopt(profile, colorChannels: info.colorChannels)
            {
                warnings.append(warning)
            }
            let divisor = divisor(max(info.width, info.height), thumbnailSide: thumbnailSide)
            let sides = [info.height, info.width].map { ($0 + divisor - 1) / divisor }
            let tensor = try reader.decode(
                shape: [sides[0], sides[1], info.channels], divisor: divisor, maxScans: limits.maxScans,
                warnings: &warnings)
            return DecodedImage(
                image: PixelImage(unchecked: tensor, metadata: metadata), info: info, warnings: warnings)
        }
    }

    /// The largest divisor that leaves the longer side at least `thumbnailSide`, of those that every libjpeg has.
    private static func divisor(_ longerSide: Int, thumbnailSide: Int?) -> Int {
        guard let thumbnailSide else { return 1 }
        return [8, 4, 2].first { (longerSide + $0 - 1) / $0 >= thumbnailSide } ?? 1
    }

    private static func info(_ header: JPEGHeader, _ segments: JPEGSegments) throws(RelumeError) -> ImageInfo {
        ImageInfo(
            format: .jpeg, width: header.width, height: header.height, colorType: try header.colorType(),
            bitDepth: header.precision, isProgressive: header.isProgressive,
            orientation: segments.orientation ?? .topLeft, iccProfileName: segments.iccProfile?.name)
    }
}
