import CRelumeShims
package import RelumeCore
package import RelumeImages

extension PNGEncoder {
    /// Encodes with libpng and its default settings: what tests and benchmarks measure the encoder against.
    package static func encodeWithLibPNG(
        _ image: PixelImage, settings: LibPNGSettings = .default
    ) throws(RelumeError) -> [UInt8] {
        let ancillary = try image.metadata.chunks(colorChannels: image.colorChannels)
        return try image.withSamples { (samples) throws(RelumeError) in
            try encodeWithLibPNG(samples, ancillary: ancillary, settings: settings)
        }
    }

    /// Encodes `[H, W, C]`, `ancillary` being whole chunks to stand before the image data.
    private static func encodeWithLibPNG<Samples: SampleTensor>(
        _ tensor: Samples, ancillary: [UInt8], settings: LibPNGSettings
    ) throws(RelumeError) -> [UInt8] {
        var image = relume_png_image(
            width: UInt32(tensor.shape[1]), height: UInt32(tensor.shape[0]), channels: UInt8(tensor.shape[2]),
            bit_depth: UInt8(Samples.Scalar.bitWidth), level: settings.level, strategy: settings.strategy,
            filters: settings.filters)
        var buffer = relume_buffer()
        defer { relume_buffer_free(&buffer) }
        var report = relume_report()
        let status = tensor.scalars.withUnsafeBytes { pixels in
            ancillary.withUnsafeBufferPointer { ancillary in
                relume_png_write(
                    &image, pixels.baseAddress, pixels.count,
                    relume_bytes(bytes: ancillary.baseAddress, count: ancillary.count), &buffer, &report)
            }
        }
        try report.check(status, library: "libpng")
        return buffer.copied
    }
}

/// What libpng and zlib can be told.
package struct LibPNGSettings: Sendable {
    /// zlib's level.
    let level: Int32
    /// zlib's strategy.
    let strategy: Int32
    /// libpng's PNG_FILTER_ bits; where several are allowed, libpng takes for each row the one with the least sum of
    /// absolute differences.
    let filters: Int32

    /// libpng's own: level 6, Z_FILTERED, all filters.
    package static let `default` = LibPNGSettings(level: 6, strategy: 1, filters: 0xF8)
    /// OpenCV's default: level 1, Z_RLE, the Sub filter.
    package static let runLengths = LibPNGSettings(level: 1, strategy: 3, filters: 0x10)
}
