import CRelumeShims
import RelumeCore

/// libjpeg at work on bytes that stay in place for as long as it lives; made by `withJPEGReader` only.
struct UnsafeJPEGReader: ~Copyable {
    private let reader: OpaquePointer
    let header: JPEGHeader
    /// What libjpeg warned of before the first scan.
    let warnings: [String]

    fileprivate init(_ bytes: UnsafeBufferPointer<UInt8>) throws(RelumeError) {
        guard let reader = relume_jpeg_reader_create(bytes.baseAddress, bytes.count) else {
            throw RelumeError(.limitExceeded, "memory is short; work on fewer or smaller images at once")
        }
        var header = relume_jpeg_header()
        var report = relume_report()
        let status = relume_jpeg_reader_read_header(reader, &header, &report)
        do {
            try report.check(status, library: "libjpeg")
        } catch {
            relume_jpeg_reader_destroy(reader)
            throw error
        }
        self.reader = reader
        self.header = JPEGHeader(header)
        self.warnings = report.warningTexts(library: "libjpeg")
    }

    deinit { relume_jpeg_reader_destroy(reader) }

    /// Copies of the APP1 and APP2 segments in file order; empty when asked a second time.
    var segments: [JPEGSegments.Segment] {
        var segments: [JPEGSegments.Segment] = []
        var segment = relume_jpeg_segment()
        while relume_jpeg_reader_next_segment(reader, &segment) {
            let data = Array(UnsafeBufferPointer(start: segment.bytes, count: segment.count))
            segments.append(JPEGSegments.Segment(application: Int(segment.application), data: data))
        }
        return segments
    }

    /// Decodes the pixels, at most once, into `shape`, whose sides are the image's divided by `divisor` and rounded up.
    ///
    /// - Throws: `malformedData` or `unsupported` with libjpeg's words, `limitExceeded` for more than `maxScans` scans
    ///   or if memory is short.
    func decode(
        shape: TensorShape, divisor: Int, maxScans: Int, warnings: inout [String]
    ) throws(RelumeError) -> Tensor<UInt8> {
        var report = relume_report()
        let tensor = try Tensor<UInt8>(shape: shape) { (output: inout OutputSpan<UInt8>) throws(RelumeError) in
            let status = output.withUnsafeMutableBufferPointer { pixels, initializedCount in
                // The memory is only lent to libjpeg for this call, which checks that its size is that of the image
                // and on success has written all of it.
                let status = relume_jpeg_reader_read_pixels(
                    reader, UInt32(clamping: maxScans), UInt32(divisor), pixels.baseAddress, pixels.count, &report)
                if status == relume_ok { initializedCount = pixels.count }
                return status
            }
            try report.check(status, library: "libjpeg")
        }
        warnings += report.warningTexts(library: "libjpeg")
        return tensor
    }
}

extension Array<UInt8> {
    /// Lends a reader that has read the header of these bytes.
    ///
    /// - Throws: `malformedData` or `unsupported` with libjpeg's words.
    func withJPEGReader<Result>(
        _ body: (borrowing UnsafeJPEGReader) throws(RelumeError) -> Result
    ) throws(RelumeError) -> Result {
        try withUnsafeBufferPointer { bytes throws(RelumeError) in try body(try UnsafeJPEGReader(bytes)) }
    }
}
