import CRelumeShims
import RelumeCore

extension PNGEncoder {
    /// Encodes `[H, W, C]` with libpng, `ancillary` being whole chunks to stand before the image data.
    static func encodeWithLibPNG<Sample: FixedWidthInteger & BitwiseCopyable & Sendable>(
        _ tensor: Tensor<Sample>, ancillary: [UInt8], profile: PNGProfile
    ) throws(RelumeError) -> [UInt8] {
        let settings = LibPNGSettings(profile)
        var image = relume_png_image(
            width: UInt32(tensor.shape[1]), height: UInt32(tensor.shape[0]), channels: UInt8(tensor.shape[2]),
            bit_depth: UInt8(Sample.bitWidth), level: settings.level, strategy: settings.strategy,
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

/// A profile in the terms of libpng and zlib.
private struct LibPNGSettings {
    let level: Int32
    let strategy: Int32
    let filters: Int32

    init(_ profile: PNGProfile) {
        switch profile {
        case .fast: (level, strategy, filters) = (1, Self.runLengths, Self.sub)
        case .balanced: (level, strategy, filters) = (6, Self.filtered, Self.allFilters)
        case .smallest: (level, strategy, filters) = (9, Self.filtered, Self.allFilters)
        }
    }

    /// zlib's Z_FILTERED and Z_RLE.
    private static let filtered: Int32 = 1
    private static let runLengths: Int32 = 3
    /// libpng's PNG_FILTER_SUB and PNG_ALL_FILTERS; where several are allowed, libpng takes for each row the one with
    /// the least sum of absolute differences.
    private static let sub: Int32 = 0x10
    private static let allFilters: Int32 = 0xF8
}
