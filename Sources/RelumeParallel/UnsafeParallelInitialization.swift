extension Array where Element: BitwiseCopyable & Sendable {
    /// Makes an array of `count` elements that `initialize` appends in consecutive slices of at most `chunk` elements,
    /// on up to `jobs` threads, without filling the memory first.
    ///
    /// `initialize` gets the indices of its slice and must append exactly that many elements.
    public init(
        parallelCount count: Int, chunk: Int, jobs: Int = Parallel.usableCores,
        initializingWith initialize: @Sendable (_ range: Range<Int>, _ output: inout OutputSpan<Element>) -> Void
    ) {
        self.init(unsafeUninitializedCapacity: count) { buffer, initializedCount in
            let slices = UninitializedSlices(base: buffer)
            Parallel.forEachChunk(of: count, chunk: chunk, jobs: jobs) { range in
                var output = OutputSpan(buffer: slices[range], initializedCount: 0)
                initialize(range, &output)
                let filled = output.finalize(for: slices[range])
                precondition(filled == range.count, "\(filled) of \(range.count) elements initialized")
            }
            initializedCount = count
        }
    }
}

/// Safe to share because `forEachChunk` gives each range to one thread only and no two ranges overlap, and because the
/// array's initializer outlasts all of them.
private struct UninitializedSlices<Element: BitwiseCopyable & Sendable>: @unchecked Sendable {
    let base: UnsafeMutableBufferPointer<Element>

    subscript(range: Range<Int>) -> UnsafeMutableBufferPointer<Element> {
        UnsafeMutableBufferPointer(rebasing: base[range])
    }
}
