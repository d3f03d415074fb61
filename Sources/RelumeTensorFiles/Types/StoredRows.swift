package import RelumeCore
import RelumeFiles

/// Rows of an array that wait in a temporary file until the whole array is there: for files whose beginning depends on
/// their end, and arrays that do not fit in memory.
///
/// The file is gone with this value, however the process ends.
package final class StoredRows<Scalar: TensorScalar>: StorableTensor {
    private let file: AtomicFile
    private let rowShape: TensorShape
    private var count = 0

    /// Starts a temporary file beside `path` for rows of `rowShape`.
    package init(beside path: String, rowShape: TensorShape) throws(RelumeError) {
        file = try AtomicFile(path: path)
        self.rowShape = rowShape
    }

    /// Appends `rows`, whose shape is that of a row behind their number.
    package func append(_ rows: Tensor<Scalar>) throws(RelumeError) {
        try rows.requireRows(of: rowShape)
        try file.append(rows.scalars.span.bytes)
        count += rows.shape[0]
    }

    package var dataType: TensorDataType { Scalar.dataType }
    package var shape: TensorShape { TensorShape([count] + rowShape.dimensions) }

    package func forEachPiece(_ body: (RawSpan) throws(RelumeError) -> Void) throws(RelumeError) {
        var offset = 0
        while offset < size {
            let piece = try [UInt8](capacity: min(1 << 20, size - offset)) { span throws(RelumeError) in
                try file.read(from: offset, into: &span)
            }
            guard !piece.isEmpty else {
                throw RelumeError(.io, "a temporary file became shorter; is another program cleaning up?")
            }
            try body(piece.span.bytes)
            offset += piece.count
        }
    }
}

extension Tensor {
    /// - Throws: `invalidArgument` unless it has rows of `shape`.
    func requireRows(of shape: TensorShape) throws(RelumeError) {
        guard self.shape.rank == shape.rank + 1, Array(self.shape.dimensions.dropFirst()) == shape.dimensions else {
            throw RelumeError(
                .invalidArgument,
                "a batch of shape \(self.shape) in a file of rows of shape \(shape); write rows of one shape a file")
        }
    }
}
