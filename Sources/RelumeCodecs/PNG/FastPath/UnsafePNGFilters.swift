import CRelumeKernels

extension PNGRows {
    /// Undoes the filters of all rows; false, with anything in `pixels`, if a row names a filter that there is not.
    ///
    /// The kernel is C because a Paeth row is one long chain of additions: walking four rows in one vector undoes 1,450
    /// MB/s of them and eight with AVX2 2,500, byte by byte C does 360 and Swift over spans 330.
    func unfilter(_ filtered: Span<UInt8>, into pixels: inout MutableSpan<UInt8>) -> Bool {
        // What the kernel relies on: it reads and writes all of both, and nothing else.
        precondition(filtered.count == filteredBytes && pixels.count == height * rowBytes && rowBytes > 0)
        return filtered.withUnsafeBufferPointer { filtered in
            pixels.withUnsafeMutableBufferPointer { pixels in
                guard let input = filtered.baseAddress, let output = pixels.baseAddress else { return false }
                return relume_png_unfilter(relume_best_level(), input, output, height, rowBytes, pixelBytes)
            }
        }
    }
}

/// PNG's filters with its numbers, and a choice among them.
enum PNGFilter: UInt8, CaseIterable, Sendable {
    case none, sub, up, average, paeth
    /// For each row the one that leaves the least sum of absolute values.
    case leastSum
}

extension PNGPixels {
    /// Filters the rows of `range` into `output`, from `start` on.
    ///
    /// The kernel is C for the sake of 16 bytes at a time: choosing a filter for each row runs at 2,400 MB/s, in Swift
    /// over spans the sums alone at 230.
    func filter(_ range: Range<Int>, _ filter: PNGFilter, into output: inout MutableSpan<UInt8>, at start: Int = 0) {
        // What the kernel relies on, besides that the bytes are those of the rows, which `init` has checked.
        precondition(range.lowerBound >= 0 && range.upperBound <= rows.height)
        precondition(start >= 0 && range.count * (rows.rowBytes + 1) <= output.count - start)
        bytes.withUnsafeBufferPointer { pixels in
            output.withUnsafeMutableBufferPointer { output in
                guard !range.isEmpty, let pixels = pixels.baseAddress, let output = output.baseAddress else { return }
                let first = pixels + range.lowerBound * rows.rowBytes
                relume_png_filter_rows(
                    relume_best_level(), first, range.lowerBound > 0 ? first - rows.rowBytes : nil, output + start,
                    range.count,
                    rows.rowBytes,
                    rows.pixelBytes, relume_png_filter(rawValue: filter.rawValue))
            }
        }
    }
}
