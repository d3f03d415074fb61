import CRelumeShims
import RelumeCore
import RelumeImages

extension PNGContainer {
    /// Decodes the pixels of `bytes`, the file of this container, with libpng into samples of `shape`.
    ///
    /// libpng sees only what matters to pixels, with all image data in one chunk; see relume_png_read_pixels for why.
    ///
    /// - Throws: `malformedData` with libpng's words, `unsupported` if the image data exceeds 2 GiB, `limitExceeded` if
    ///   memory is short.
    func decodeWithLibPNG<Sample: PixelSample>(
        _ bytes: [UInt8], shape: TensorShape, warnings: inout [String]
    ) throws(RelumeError) -> Tensor<Sample> {
        let head = try streamHead(bytes)
        var report = relume_report()
        let tensor = try Tensor<Sample>(shape: shape) { (output: inout OutputSpan<Sample>) throws(RelumeError) in
            let status = withSegments(head: head, of: bytes) { segments in
                output.withUnsafeMutableBufferPointer { samples, initializedCount in
                    // The memory is only lent to libpng for this call, which checks that its size is that of the image
                    // and on success has written all of it.
                    let pixels = UnsafeMutableRawBufferPointer(samples)
                    let status = relume_png_read_pixels(
                        segments.baseAddress, segments.count, pixels.baseAddress, pixels.count, &report)
                    if status == relume_ok { initializedCount = samples.count }
                    return status
                }
            }
            try report.check(status, library: "libpng")
        }
        warnings += report.warningTexts(library: "libpng")
        return tensor
    }

    /// The stream up to the image data: signature, IHDR, PLTE and tRNS as they are, and the head of the one IDAT.
    private func streamHead(_ bytes: [UInt8]) throws(RelumeError) -> [UInt8] {
        guard let count = Int32(exactly: imageData.reduce(0) { $0 + $1.count }) else {
            throw RelumeError(.unsupported, "the image data exceeds 2 GiB; split the image")
        }
        // IHDR always has the same place and size.
        var head = Array(bytes[..<(Self.signature.count + 25)])
        if header.colorType == .palette, let palette {
            head += bytes[palette.data.lowerBound - 8..<palette.data.upperBound + 4]
        }
        if let transparency { head += bytes[transparency.data.lowerBound - 8..<transparency.data.upperBound + 4] }
        head.appendBigEndian(count)
        head += PNGChunkType.imageData.letters
        return head
    }

    /// Lends the pieces of the stream that libpng is to read.
    private func withSegments(
        head: [UInt8], of bytes: [UInt8], _ body: (UnsafeBufferPointer<relume_bytes>) -> relume_status
    ) -> relume_status {
        // The CRC of IDAT, which libpng is told not to look at.
        var tail: [UInt8] = [0, 0, 0, 0]
        tail.appendPNGChunk(.end, [])
        return bytes.withUnsafeBufferPointer { file in
            head.withUnsafeBufferPointer { head in
                tail.withUnsafeBufferPointer { tail in
                    // The ranges come from the walk over this file, so they lie inside it.
                    let pieces = [head] + imageData.map { UnsafeBufferPointer(rebasing: file[$0]) } + [tail]
                    return pieces.map { relume_bytes(bytes: $0.baseAddress, count: $0.count) }
                        .withUnsafeBufferPointer(body)
                }
            }
        }
    }
}
