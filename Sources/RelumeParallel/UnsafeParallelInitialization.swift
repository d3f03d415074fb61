extension Array where Element: BitwiseCopyable & Sendable {
    /// Makes an array of `count` elements that `initialize` appends in consecutive slices of at most `chunk` elements,
    /// on up to `jobs` threads, without filling the memory first.
    ///
    /// `initialize` gets the indices of its slice and must append exactly that many elements.
    package init(
        parallelCount count: Int, chunk: Int, jobs: Int = Parallel.usableCores,
        initializingWith initialize: @Sendable (_ range: Range<Int>, _ output: inout OutputSpan<Element>) -> Void
    ) {
        self.init(unsafeUninitializedCapacity: count) { buffer, initializedCount in
            OverwrittenSlices(base: buffer).fill(count, chunk, jobs, initialize)
            initializedCount = count
        }
    }
}

extension MutableSpan where Element: BitwiseCopyable & Sendable {
    /// Overwrites all elements by what `initialize` appends in consecutive slices of at most `chunk` elements, on up to
    /// `jobs` threads: ``Swift/Array/init(parallelCount:chunk:jobs:initializingWith:)`` for memory that is there.
    package mutating func overwriteInParallel(
        chunk: Int, jobs: Int = Parallel.usableCores,
        with initialize: @Sendable (_ range: Range<Int>, _ output: inout OutputSpan<Element>) -> Void
    ) {
        let count = self.count
        withUnsafeMutableBufferPointer { OverwrittenSlices(base: $0).fill(count, chunk, jobs, initialize) }
    }
}

/// Safe to share because `forEachChunk` gives each range to one thread only and no two ranges overlap, because whoever
/// lends the memory outlasts all of them, and because elements that are copied bitwise need no deinitialization.
private struct OverwrittenSlices<Element: BitwiseCopyable & Sendable>: @unchecked Sendable {
    let base: UnsafeMutableBufferPointer<Element>

    func fill(
        _ count: Int, _ chunk: Int, _ jobs: Int,
        _ initialize: @Sendable (_ range: Range<Int>, _ output: inout OutputSpan<Element>) -> Void
    ) {
        Parallel.forEachChunk(of: count, chunk: chunk, jobs: jobs) { range in
            let slice = UnsafeMutableBufferPointer(rebasing: base[range])
            var output = OutputSpan(buffer: slice, initializedCount: 0)
            initialize(range, &output)
            let filled = output.finalize(for: slice)
            precondition(filled == range.count, "\(filled) of \(range.count) elements initialized")
        }
    }
}
