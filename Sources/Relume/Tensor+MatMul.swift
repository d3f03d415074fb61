extension Tensor where Scalar == Float {
    /// The product of matrices: `[M, K]` and `[K, N]` give `[M, N]`. Axes before the last two are batches of matrices, alike
    /// in both, or missing in one that then serves every matrix of the other.
    ///
    /// Every element is the sum of its K products in their order, in Float: the same bytes on every processor. Vectors of
    /// eight columns against four rows at a time, on one thread; no BLAS, but enough for small networks.
    /// - Throws: `invalidArgument` where the shapes do not fit.
    /// - Complexity: O(M * K * N) for each matrix.
    public func matmul(_ other: Tensor) throws(RelumeError) -> Tensor {
        let layout = try MatMulLayout(shape, other.shape)
        let (left, right) = (scalars.span, other.scalars.span)
        var result = Tensor(unchecked: layout.shape, repeating: 0)
        result.withMutableScalars { output in
            var panels = ColumnPanels()
            for index in 0..<layout.count {
                let start = layout.rightRepeats ? 0 : index * layout.depth * layout.columns
                if index == 0 || !layout.rightRepeats {
                    panels = ColumnPanels(right, from: start, depth: layout.depth, columns: layout.columns)
                }
                let first = layout.leftRepeats ? 0 : index * layout.rows * layout.depth
                panels.multiply(
                    left, from: first, rows: layout.rows, into: &output, at: index * layout.rows * layout.columns)
            }
        }
        return result
    }
}

/// How two tensors are multiplied as matrices.
private struct MatMulLayout {
    let shape: TensorShape
    let rows: Int
    let depth: Int
    let columns: Int
    /// The number of products.
    let count: Int
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
    }
}

/// A matrix in vectors of eight columns, row after row of the same eight, so that a product reads it in one go.
private struct ColumnPanels {
    private var panels: [SIMD8<Float>] = []
    private var depth = 0
    private var columns = 0

    init() {}

    init(_ matrix: Span<Float>, from start: Int, depth: Int, columns: Int) {
        (self.depth, self.columns) = (depth, columns)
        panels = [SIMD8<Float>](repeating: .zero, count: (columns + 7) / 8 * depth)
        var target = panels.mutableSpan
        for first in stride(from: 0, to: columns, by: 8) {
            for k in 0..<depth {
                var vector = SIMD8<Float>.zero
                for lane in 0..<min(8, columns - first) { vector[lane] = matrix[start + k * columns + first + lane] }
                target[first / 8 * depth + k] = vector
            }
        }
    }

    /// Writes the product of a matrix of `rows` rows, which begins at `start`, and this one.
    func multiply(
        _ matrix: Span<Float>, from start: Int, rows: Int, into output: inout MutableSpan<Float>, at origin: Int
    ) {
        let panels = panels.span
        var block = [SIMD4<Float>](repeating: .zero, count: depth)
        for row in stride(from: 0, to: rows, by: 4) {
            let height = min(4, rows - row)
            for k in 0..<depth {
                for lane in 0..<height { block[k][lane] = matrix[start + (row + lane) * depth + k] }
            }
            for first in stride(from: 0, to: columns, by: 8) {
                let sums = products(block.span, panels.extracting(first / 8 * depth..<(first / 8 + 1) * depth))
                for lane in 0..<height {
                    for column in 0..<min(8, columns - first) {
                        output[origin + (row + lane) * columns + first + column] = canonical(sums[lane][column])
                    }
                }
            }
        }
    }

    /// Four rows times eight columns, both of one depth.
    @inline(__always)
    private func products(
        _ rows: Span<SIMD4<Float>>, _ columns: Span<SIMD8<Float>>
    ) -> InlineArray<4, SIMD8<Float>> {
        // Four names, since an array of sums would be memory and not registers.
        var (first, second) = (SIMD8<Float>.zero, SIMD8<Float>.zero)
        var (third, fourth) = (SIMD8<Float>.zero, SIMD8<Float>.zero)
        for k in rows.indices {
            let (row, column) = (rows[unchecked: k], columns[unchecked: k])
            first += column * row[0]
            second += column * row[1]
            third += column * row[2]
            fourth += column * row[3]
        }
        return [first, second, third, fourth]
    }
}
