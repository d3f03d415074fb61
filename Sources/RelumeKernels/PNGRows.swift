import CRelumeKernels

/// PNG's filters with its numbers, and a choice among them.
package enum PNGFilter: UInt8, CaseIterable, Sendable {
    case none, sub, up, average, paeth
    /// For each row the one that leaves the least sum of absolute values.
    case leastSum
}

/// How the rows of a PNG that is not interlaced lie in its zlib stream: each a byte that names its filter, then its
/// pixels.
package struct PNGRows: Sendable {
    package let height: Int
    /// A pixel's bytes, by which filters reach to the left: 1, 2, 3, 4, 6 or 8; 1 for pixels smaller than that.
    package let pixelBytes: Int
    /// A row's bytes without that for the filter.
    package let rowBytes: Int

    package init(width: Int, height: Int, bitsPerPixel: Int) {
        self.height = height
        pixelBytes = max(1, bitsPerPixel / 8)
        rowBytes = (width * bitsPerPixel + 7) / 8
    }

    /// As many rows of the same width.
    package func strip(height: Int) -> PNGRows {
        PNGRows(height: height, pixelBytes: pixelBytes, rowBytes: rowBytes)
    }

    private init(height: Int, pixelBytes: Int, rowBytes: Int) {
        (self.height, self.pixelBytes, self.rowBytes) = (height, pixelBytes, rowBytes)
    }

    /// The bytes of all rows, filters included.
    package var filteredBytes: Int { height * (rowBytes + 1) }
}

extension PNGRows {
    /// Undoes the filters of all rows, before which stands the row `above`, nothing at the top of an image; false, with
    /// anything in `pixels`, if a row names a filter that there is not.
    ///
    /// The kernel is C because a Paeth row is one long chain of additions: walking four rows in one vector undoes 1,450
    /// MB/s of them and eight with AVX2 2,500, byte by byte C does 360 and Swift over spans 330.
    package func unfilter(
        _ filtered: Span<UInt8>, above: [UInt8] = [], into pixels: inout MutableSpan<UInt8>
    ) -> Bool {
        // What the kernel relies on: it reads and writes all of these, and nothing else.
        precondition(filtered.count == filteredBytes && pixels.count == height * rowBytes && rowBytes > 0)
        precondition(above.isEmpty || above.count == rowBytes)
        return filtered.withUnsafeBufferPointer { filtered in
            above.withUnsafeBufferPointer { above in
                pixels.withUnsafeMutableBufferPointer { pixels in
                    guard let input = filtered.baseAddress, let output = pixels.baseAddress else { return false }
                    return InstructionSet.kernels.png.pointee.unfilter(
                        input, above.isEmpty ? nil : above.baseAddress, output, height, rowBytes, pixelBytes)
                }
            }
        }
    }

    /// Filters all rows into `output`; before them stands the row `above`, nothing at the top of an image.
    package func filter(
        _ pixels: Span<UInt8>, above: [UInt8], _ filter: PNGFilter, into output: inout MutableSpan<UInt8>
    ) {
        // What the kernel relies on: it reads the rows and the one above, and writes so many filtered ones.
        precondition(pixels.count == height * rowBytes && output.count == filteredBytes)
        precondition(above.isEmpty || above.count == rowBytes)
        pixels.withUnsafeBufferPointer { pixels in
            above.withUnsafeBufferPointer { above in
                output.withUnsafeMutableBufferPointer { output in
                    guard let pixels = pixels.baseAddress, let output = output.baseAddress else { return }
                    InstructionSet.kernels.png.pointee.filter_rows(
                        pixels, above.isEmpty ? nil : above.baseAddress, output, height, rowBytes, pixelBytes,
                        relume_png_filter(UInt32(filter.rawValue)))
                }
            }
        }
    }

    /// Filters the rows of `range` of `pixels`, which are those of the whole image, into `output`, from `start` on.
    ///
    /// The kernel is C for the sake of 16 bytes at a time: choosing a filter for each row runs at 2,400 MB/s, in Swift
    /// over spans the sums alone at 230.
    package func filter(
        _ pixels: Span<UInt8>, _ range: Range<Int>, _ filter: PNGFilter, into output: inout MutableSpan<UInt8>,
        at start: Int = 0
    ) {
        // What the kernel relies on: it reads the rows of the range and the one above, and writes so many filtered ones.
        precondition(pixels.count == height * rowBytes && range.lowerBound >= 0 && range.upperBound <= height)
        precondition(start >= 0 && range.count * (rowBytes + 1) <= output.count - start)
        pixels.withUnsafeBufferPointer { pixels in
            output.withUnsafeMutableBufferPointer { output in
                guard !range.isEmpty, let pixels = pixels.baseAddress, let output = output.baseAddress else { return }
                let first = pixels + range.lowerBound * rowBytes
                InstructionSet.kernels.png.pointee.filter_rows(
                    first, range.lowerBound > 0 ? first - rowBytes : nil, output + start, range.count, rowBytes,
                    pixelBytes, relume_png_filter(UInt32(filter.rawValue)))
            }
        }
    }
}
