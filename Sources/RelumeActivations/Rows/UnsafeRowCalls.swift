import CRelumeKernels
import RelumeParallel

extension SoftmaxKernel {
    /// How many rows are brought side by side at a time where they follow one another in memory.
    private static let tile = 16

    /// Replaces every row by the function's.
    func apply(to scalars: inout MutableSpan<Float>, _ layout: RowLayout, jobs: Int, level: KernelLevel) {
        guard layout.length > 0, layout.rowCount > 0 else { return }
        scalars.withUnsafeMutableBufferPointer { buffer in
            let rows = DisjointRows(base: buffer)
            let chunk = max(ElementwiseChain.chunk / layout.length, Self.tile)
            Parallel.forEachChunk(of: layout.rowCount, chunk: chunk, jobs: jobs) { range in
                layout.forEachRun(in: range) { start, count in apply(to: rows, at: start, count, layout, level) }
            }
        }
    }

    /// `count` neighbouring rows, the first of which begins at `start`.
    private func apply(to rows: DisjointRows, at start: Int, _ count: Int, _ layout: RowLayout, _ level: KernelLevel) {
        guard let base = rows.base.baseAddress.map({ $0 + start }) else { return }
        if layout.rowStep == 1 {
            relume_softmax_in_place(code, level.code, base, layout.length, layout.stride, count)
        } else {
            withUnsafeTemporaryAllocation(of: Float.self, capacity: Self.tile * layout.length) { scratch in
                for first in stride(from: 0, to: count, by: Self.tile) {
                    let tile = min(Self.tile, count - first)
                    applyTransposed(to: base + first * layout.rowStep, tile, layout, scratch, level)
                }
            }
        }
    }

    /// Rows that follow one another are put side by side, so that they pass the same loop and sum in the same order.
    private func applyTransposed(
        to base: UnsafeMutablePointer<Float>, _ count: Int, _ layout: RowLayout,
        _ scratch: UnsafeMutableBufferPointer<Float>, _ level: KernelLevel
    ) {
        guard let side = scratch.baseAddress else { return }
        for row in 0..<count {
            for k in 0..<layout.length { side[k * count + row] = base[row * layout.rowStep + k] }
        }
        relume_softmax_in_place(code, level.code, side, layout.length, count, count)
        for row in 0..<count {
            for k in 0..<layout.length { base[row * layout.rowStep + k] = side[k * count + row] }
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
/// made from the shape of the memory it is used on, and the span's exclusive access outlasts all threads.
private struct DisjointRows: @unchecked Sendable {
    let base: UnsafeMutableBufferPointer<Float>
}
