import CRelumeKernels

/// The right matrix of a product, its columns in panels that a kernel reads in one go.
package struct MatrixPanels: Sendable {
    private static let panelColumns = Int(relume_matmul_columns)
    private static let blockRows = Int(relume_matmul_rows)

    private let depth: Int
    private let columns: Int
    /// Panel after panel, each with `panelColumns` elements a row; zeros behind the last column.
    private let panels: [Float]

    /// Cuts `matrix`, `depth` rows of `columns` elements, into panels.
    package init(_ matrix: Span<Float>, depth: Int, columns: Int) {
        precondition(matrix.count == depth * columns)
        (self.depth, self.columns) = (depth, columns)
        let width = Self.panelColumns
        panels = [Float](capacity: (columns + width - 1) / width * width * depth) { output in
            for first in stride(from: 0, to: columns, by: width) {
                let count = min(width, columns - first)
                for row in 0..<depth {
                    let start = row * columns + first
                    for index in start..<start + count { output.append(matrix[unchecked: index]) }
                    for _ in count..<width { output.append(0) }
                }
            }
        }
    }

    /// How many rows a worker of several takes at a time: whole blocks, and no more than caches hold beside a panel.
    package static func rowsAtATime(of rows: Int, workers: Int) -> Int {
        let blocks = (rows + blockRows - 1) / blockRows
        return max(1, min(8, (blocks + workers - 1) / workers)) * blockRows
    }

    /// Appends the product of `matrix`, rows of `depth` elements, and this one: row after row.
    package func appendProduct(of matrix: Span<Float>, rows: Int, to output: inout OutputSpan<Float>) {
        guard depth > 0 else {
            for _ in 0..<rows * columns { output.append(0) }
            return
        }
        precondition(matrix.count == rows * depth && output.freeCapacity >= rows * columns)
        let blocks = Self.blocks(of: matrix, rows: rows, depth: depth)
        let tile = InstructionSet.kernels.matmul_tile
        output.withUnsafeMutableBufferPointer { memory, initializedCount in
            guard let target = memory.baseAddress.map({ $0 + initializedCount }) else { return }
            blocks.withUnsafeBufferPointer { blocks in
                panels.withUnsafeBufferPointer { panels in
                    guard let blocks = blocks.baseAddress, let panels = panels.baseAddress else { return }
                    // A panel stays in the cache while all blocks pass.
                    for column in stride(from: 0, to: columns, by: Self.panelColumns) {
                        for row in stride(from: 0, to: rows, by: Self.blockRows) {
                            tile(
                                blocks + row * depth, panels + column * depth, depth, target + row * columns + column,
                                columns, min(Self.blockRows, rows - row), min(Self.panelColumns, columns - column))
                        }
                    }
                }
            }
            initializedCount += rows * columns
        }
    }

    /// The rows in blocks: of each column the elements of `blockRows` rows side by side, zeros behind the last row.
    private static func blocks(of matrix: Span<Float>, rows: Int, depth: Int) -> [Float] {
        [Float](capacity: (rows + blockRows - 1) / blockRows * blockRows * depth) { output in
            for first in stride(from: 0, to: rows, by: blockRows) {
                let count = min(blockRows, rows - first)
                for column in 0..<depth {
                    for row in first..<first + count { output.append(matrix[unchecked: row * depth + column]) }
                    for _ in count..<blockRows { output.append(0) }
                }
            }
        }
    }
}
