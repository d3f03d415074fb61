public import RelumeCore
import RelumeKernels
public import RelumeParallel

extension Tensor where Scalar == Float {
    /// The product of matrices: `[M, K]` and `[K, N]` give `[M, N]`. Axes before the last two are batches of matrices, alike
    /// in both, or missing in one that then serves every matrix of the other.
    ///
    /// Every element is the sum of its K products in their order, in Float: the same bytes on every processor and for every
    /// number of jobs.
    /// - Parameter jobs: How many threads work on it.
    /// - Throws: `invalidArgument` where the shapes do not fit, `limitExceeded` where there is no memory for the product.
    /// - Complexity: O(M * K * N) for each matrix.
    public func matmul(_ other: Tensor, jobs: Int = Parallel.usableCores) throws(RelumeError) -> Tensor {
        let layout = try MatMulLayout(shape, other.shape)
        try Self.requireMemory(for: layout.shape)
        guard layout.shape.count > 0 else { return Tensor(unchecked: layout.shape, scalars: []) }
        let products = layout.count == 1 ? product(with: other, layout, jobs) : products(with: other, layout, jobs)
        return Tensor(unchecked: layout.shape, scalars: products)
    }

    /// The product of two matrices, some rows at a time.
    private func product(with other: Tensor, _ layout: MatMulLayout, _ jobs: Int) -> [Float] {
        let (left, columns, depth) = (scalars, layout.columns, layout.depth)
        let panels = MatrixPanels(other.scalars.span, depth: depth, columns: columns)
        let isSmall = layout.shape.count * Swift.max(depth, 1) < 1 << 16
        let jobs = isSmall ? 1 : Swift.max(1, jobs)
        let step = MatrixPanels.rowsAtATime(of: layout.rows, workers: jobs)
        return [Float](parallelCount: layout.shape.count, chunk: step * columns, jobs: jobs) { range, output in
            let rows = range.lowerBound / columns..<range.upperBound / columns
            panels.appendProduct(
                of: left.span.extracting(rows.lowerBound * depth..<rows.upperBound * depth), rows: rows.count,
                to: &output)
        }
    }

    /// The products of many matrices, some of them at a time.
    private func products(with other: Tensor, _ layout: MatMulLayout, _ jobs: Int) -> [Float] {
        let (left, right) = (scalars, other.scalars)
        let size = layout.rows * layout.columns
        return [Float](
            parallelCount: layout.shape.count, chunk: Swift.max(1, (1 << 14) / size) * size, jobs: Swift.max(1, jobs)
        ) { range, output in
            for index in range.lowerBound / size..<range.upperBound / size {
                let (leftSize, rightSize) = (layout.rows * layout.depth, layout.depth * layout.columns)
                let leftStart = layout.leftRepeats ? 0 : index * leftSize
                let panels = MatrixPanels(
                    right.span.extracting(index * rightSize..<(index + 1) * rightSize), depth: layout.depth,
                    columns: layout.columns)
                panels.appendProduct(
                    of: left.span.extracting(leftStart..<leftStart + leftSize), rows: layout.rows, to: &output)
            }
        }
    }
}

/// How two tensors are multiplied as matrices.
private struct MatMulLayout {
    let shape: TensorShape
    private(set) var rows: Int
    let depth: Int
    let columns: Int
    /// The number of products.
    private(set) var count: Int
    /// Whether one left, or one right matrix serves all.
    let leftRepeats: Bool
    let rightRepeats: Bool

    init(_ left: TensorShape, _ right: TensorShape) throws(RelumeError) {
        let (leftBatch, rightBatch) = (left.dimensions.dropLast(2), right.dimensions.dropLast(2))
        guard left.rank >= 2, right.rank >= 2, left[-1] == right[-2],
            leftBatch == rightBatch || leftBatch.isEmpty || rightBatch.isEmpty
        else {
            throw RelumeError(
                .invalidArgument,
                "\(left) and \(right) are no matrices to multiply: that takes [..., M, K] and [..., K, N] with one K")
        }
        (rows, depth, columns) = (left[-2], left[-1], right[-1])
        let batch = leftBatch.isEmpty ? rightBatch : leftBatch
        shape = try TensorShape(batch + [rows, columns])
        count = batch.reduce(1, *)
        (leftRepeats, rightRepeats) = (leftBatch.isEmpty, rightBatch.isEmpty)
        guard rightRepeats, count > 0 else { return }
        // One right matrix serves all: the left ones are the rows of one.
        (rows, count) = (rows * count, 1)
    }
}
