import CRelumeKernels

extension PNGRows {
    /// Undoes the filters of all rows; false, with anything in `pixels`, if a row names a filter that there is not.
    ///
    /// The kernel is C because a Paeth row is one long chain of additions: walking four rows in one vector takes
    /// instructions that Swift does not reach. It is 4 times faster than the same filters in plain C, byte by byte.
    func unfilter(_ filtered: Span<UInt8>, into pixels: inout MutableSpan<UInt8>) -> Bool {
        // What the kernel relies on: it reads and writes all of both, and nothing else.
        precondition(filtered.count == filteredBytes && pixels.count == height * rowBytes && rowBytes > 0)
        return filtered.withUnsafeBufferPointer { filtered in
            pixels.withUnsafeMutableBufferPointer { pixels in
                guard let input = filtered.baseAddress, let output = pixels.baseAddress else { return false }
                return relume_png_unfilter(input, output, height, rowBytes, pixelBytes)
            }
        }
    }
}
