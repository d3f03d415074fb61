import RelumeCore
import RelumeImages
import RelumeKernels

extension PNGContainer {
    /// Decodes the common kinds in whole-image steps: inflate all rows, undo their filters straight into the tensor. See
    /// ../README.md for a walk through it.
    ///
    /// Nil for kinds that are left to libpng, and wherever anything is wrong: libpng then does it again and says what.
    func decodeFast<Sample: PixelSample>(
        _ bytes: [UInt8], shape: TensorShape, state: CodecState
    ) -> Tensor<Sample>? {
        guard let rows = PNGRows(header), mayHold(rows) else { return nil }
        if header.colorType == .palette {
            guard let palette else { return nil }
            let alpha = transparency.map { bytes[$0.data] } ?? []
            guard let colors = PNGPalette(palette: bytes[palette.data], alpha: alpha) else { return nil }
            return decode(bytes, rows, shape: shape, state: state) { filtered, pixels in
                state.spare.withBytes(rows.height * rows.rowBytes) { indices in
                    rows.unfilter(filtered, into: &indices)
                        && colors.expand(indices.span, channels: shape[2], into: &pixels)
                }
            }
        }
        // A transparent color (tRNS) has to become an alpha channel; that is left to libpng.
        guard transparency == nil else { return nil }
        return decode(bytes, rows, shape: shape, state: state) { rows.unfilter($0, into: &$1) }
    }

    /// Whether the stream can be long enough: Deflate makes at most 1032 bytes of one. A file that only claims to be
    /// large gets no memory.
    func mayHold(_ rows: PNGRows) -> Bool {
        rows.filteredBytes <= (imageData.reduce(0) { $0 + $1.count }) * 1032
    }

    private func decode<Sample: PixelSample>(
        _ bytes: [UInt8], _ rows: PNGRows, shape: TensorShape, state: CodecState,
        _ fill: (_ filtered: Span<UInt8>, _ pixels: inout MutableSpan<UInt8>) -> Bool
    ) -> Tensor<Sample>? {
        state.rows.withBytes(rows.filteredBytes) { filtered in
            guard inflate(bytes, filling: &filtered, state: state) else { return nil }
            return try? Tensor(shape: shape) { (output: inout OutputSpan<Sample>) throws(NotFast) in
                guard output.appendStoredSamples({ fill(filtered.span, &$0) }) else { throw NotFast() }
            }
        }
    }

    private func inflate(_ bytes: [UInt8], filling rows: inout MutableSpan<UInt8>, state: CodecState) -> Bool {
        if imageData.count == 1 {
            return inflate(bytes.span.extracting(imageData[0]), filling: &rows, state: state)
        }
        return state.stream.withBytes(imageData.reduce(0) { $0 + $1.count }) { stream in
            var end = 0
            for range in imageData {
                stream.copy(bytes.span.extracting(range), at: end)
                end += range.count
            }
            return inflate(stream.span, filling: &rows, state: state)
        }
    }

    /// A palette's indices repeat themselves, which libdeflate is quicker with. Elsewhere it is asked only where the other
    /// inflater says no.
    private func inflate(_ stream: Span<UInt8>, filling rows: inout MutableSpan<UInt8>, state: CodecState) -> Bool {
        if header.colorType != .palette && state.rowInflater.inflate(stream, filling: &rows) { return true }
        return state.inflater.inflate(stream, filling: &rows)
    }
}

extension RowInflater {
    /// Whether `stream` is one whole zlib stream of exactly as many bytes as `output` has room for, which are in it then.
    fileprivate mutating func inflate(_ stream: Span<UInt8>, filling output: inout MutableSpan<UInt8>) -> Bool {
        begin(stream) && inflate(stream, into: &output, 0..<output.count)
            && end(stream) == Checksum.adler32(output.span)
    }
}

extension PNGRows {
    /// Nil where pixels are not whole bytes in one pass.
    init?(_ header: PNGHeader) {
        guard !header.isInterlaced, header.bitDepth >= 8 else { return nil }
        self.init(
            width: header.width, height: header.height, bitsPerPixel: header.colorType.channels * header.bitDepth)
    }
}

/// What makes the fast path step back.
struct NotFast: Error {}
