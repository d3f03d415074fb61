import CRelumeKernels
import RelumeParallel

/// A function of rows that share their maximum and sum.
package enum SoftmaxKernel: Sendable {
    case softmax
    case softmin
    case logSoftmax

    private var code: relume_softmax_kind {
        switch self {
        case .softmax: relume_softmax_kind_softmax
        case .softmin: relume_softmax_kind_softmin
        case .logSoftmax: relume_softmax_kind_log_softmax
        }
    }

    /// Replaces every row by the function's. What is in no row stays.
    package func apply(to scalars: inout MutableSpan<Float>, _ layout: RowLayout, jobs: Int) {
        let kernel = InstructionSet.kernels.elementwise.pointee.softmax_in_place
        scalars.withRows(layout, jobs: jobs) { rows, values, _ in kernel(code, rows, values) }
    }

    /// The function of every row of `input`, all of whose scalars are in rows.
    package func applying(to input: [Float], _ layout: RowLayout, jobs: Int) -> [Float] {
        [Float](unsafeUninitializedCapacity: input.count) { buffer, initializedCount in
            var output = MutableSpan(_unsafeElements: buffer)
            apply(to: input.span, into: &output, layout, jobs: jobs)
            initializedCount = input.count
        }
    }

    /// Writes the function of every row of `input`, all of whose scalars are in rows, to an `output` of its length.
    package func apply(to input: Span<Float>, into output: inout MutableSpan<Float>, _ layout: RowLayout, jobs: Int) {
        precondition(output.count == input.count, "\(input.count) values do not fit \(output.count)")
        guard layout.rowStep == 1 else {
            // Rows that are not contiguous go through a copy anyway, so the function runs in place.
            output.overwriteInParallel(chunk: ElementwiseKernel.chunk, jobs: jobs) { range, output in
                for index in range { output.append(input[index]) }
            }
            return apply(to: &output, layout, jobs: jobs)
        }
        let kernel = InstructionSet.kernels.elementwise.pointee.softmax
        input.withUnsafeBufferPointer { source in
            output.withRows(layout, jobs: jobs, beside: source) { rows, values, beside in
                kernel(code, rows, beside, values)
            }
        }
    }

    /// Replaces the gradient by the function's `output` by the gradient by its input.
    package func gradient(
        of output: [Float], in gradient: inout MutableSpan<Float>, _ layout: RowLayout, jobs: Int
    ) {
        let kernel = InstructionSet.kernels.elementwise.pointee.softmax_gradient
        output.withUnsafeBufferPointer { source in
            gradient.withRows(layout, jobs: jobs, beside: source) { rows, values, beside in
                kernel(code, rows, beside, values)
            }
        }
    }
}

extension MutableSpan where Element == Float {
    /// Calls `body` for all rows of the layout, some at a time, on up to `jobs` threads: with how they lie, the first one
    /// in this memory and the first one in `beside` (in this memory, where nothing is beside it).
    ///
    /// Rows that follow one another are put side by side for the call, so that they pass the same loop and sum in the
    /// same order as rows that stand so.
    fileprivate mutating func withRows(
        _ layout: RowLayout, jobs: Int, beside: UnsafeBufferPointer<Float>? = nil,
        _ body: @Sendable (relume_rows, _ values: UnsafeMutablePointer<Float>, _ beside: UnsafePointer<Float>) -> Void
    ) {
        guard layout.length > 0, layout.rowCount > 0 else { return }
        withUnsafeMutableBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return }
            let rows = DisjointRows(base: base, beside: beside?.baseAddress, layout: layout)
            // Where rows follow one another, so many are brought side by side at a time: a loop's worth, but no more than
            // stays in the cache.
            let tile = min(256, max(16, ElementwiseKernel.chunk / layout.length))
            let chunk = max(ElementwiseKernel.chunk / layout.length, tile)
            Parallel.forEachChunk(of: layout.rowCount, chunk: chunk, jobs: jobs) { range in
                layout.forEachRun(in: range) { start, count in
                    if layout.rowStep == 1 {
                        let shape = relume_rows(length: layout.length, stride: layout.stride, count: count)
                        body(shape, rows.base + start, rows.neighbour(of: start))
                    } else {
                        rows.withTransposed(start, count, tile: tile, body)
                    }
                }
            }
        }
    }
}

extension RowLayout {
    /// Cuts a range of rows, counted over all blocks, at block boundaries.
    fileprivate func forEachRun(in range: Range<Int>, _ body: (_ start: Int, _ count: Int) -> Void) {
        var row = range.lowerBound
        while row < range.upperBound {
            let (block, first) = row.quotientAndRemainder(dividingBy: rowsPerBlock)
            let count = min(rowsPerBlock - first, range.upperBound - row)
            body(starts[block] + first * rowStep, count)
            row += count
        }
    }
}

/// Safe to share because each row is given to one thread only, no two rows of a layout share a scalar, every layout is
/// made from the shape of the memory it is used on, and the exclusive access to that memory outlasts all threads.
private struct DisjointRows: @unchecked Sendable {
    let base: UnsafeMutablePointer<Float>
    let beside: UnsafePointer<Float>?
    let layout: RowLayout

    /// The scalar beside number `offset`.
    func neighbour(of offset: Int) -> UnsafePointer<Float> { (beside ?? UnsafePointer(base)) + offset }

    /// Calls `body` with copies of `tile` rows at a time that stand side by side, and copies them back.
    func withTransposed(
        _ start: Int, _ count: Int, tile: Int,
        _ body: (relume_rows, _ values: UnsafeMutablePointer<Float>, _ beside: UnsafePointer<Float>) -> Void
    ) {
        withUnsafeTemporaryAllocation(of: Float.self, capacity: 2 * tile * layout.length) { scratch in
            guard let values = scratch.baseAddress else { return }
            let copy = values + tile * layout.length
            for first in stride(from: 0, to: count, by: tile) {
                let rows = relume_rows(length: layout.length, stride: tile, count: min(tile, count - first))
                let offset = start + first * layout.rowStep
                transpose(UnsafePointer(base + offset), to: values, rows)
                if beside != nil { transpose(neighbour(of: offset), to: copy, rows) }
                body(rows, values, beside == nil ? values : copy)
                for row in 0..<rows.count {
                    for k in 0..<rows.length { base[offset + row * layout.rowStep + k] = values[k * rows.stride + row] }
                }
            }
        }
    }

    private func transpose(_ source: UnsafePointer<Float>, to target: UnsafeMutablePointer<Float>, _ rows: relume_rows)
    {
        for row in 0..<rows.count {
            for k in 0..<rows.length { target[k * rows.stride + row] = source[row * layout.rowStep + k] }
        }
    }
}
