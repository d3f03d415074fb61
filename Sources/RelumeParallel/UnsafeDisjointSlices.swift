extension MutableSpan where Element: BitwiseCopyable & Sendable {
    /// Lends consecutive slices of at most `chunk` elements for writing in place, on up to `jobs` threads.
    ///
    /// `body` gets the index of the slice's first element and the slice.
    package mutating func withParallelChunks(
        chunk: Int, jobs: Int = Parallel.usableCores,
        _ body: @Sendable (_ start: Int, _ slice: inout MutableSpan<Element>) -> Void
    ) {
        let count = self.count
        withUnsafeMutableBufferPointer { buffer in
            let slices = DisjointSlices(base: buffer)
            Parallel.forEachChunk(of: count, chunk: chunk, jobs: jobs) { range in
                var span = MutableSpan(_unsafeElements: slices[range])
                body(range.lowerBound, &span)
            }
        }
    }
}

extension Array where Element: BitwiseCopyable & Sendable {
    /// Lends consecutive slices of at most `chunk` elements for writing in place, on up to `jobs` threads.
    ///
    /// `body` gets the index of the slice's first element and the slice.
    package mutating func withParallelChunks(
        chunk: Int, jobs: Int = Parallel.usableCores,
        _ body: @Sendable (_ start: Int, _ slice: inout MutableSpan<Element>) -> Void
    ) {
        var span = mutableSpan
        span.withParallelChunks(chunk: chunk, jobs: jobs, body)
    }
}

/// Safe to share because `forEachChunk` gives each range to one thread only and no two ranges overlap, and because the
/// array's exclusive access outlasts all of them.
private struct DisjointSlices<Element: BitwiseCopyable & Sendable>: @unchecked Sendable {
    let base: UnsafeMutableBufferPointer<Element>

    subscript(range: Range<Int>) -> UnsafeMutableBufferPointer<Element> {
        UnsafeMutableBufferPointer(rebasing: base[range])
    }
}
