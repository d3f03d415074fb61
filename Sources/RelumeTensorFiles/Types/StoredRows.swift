package import RelumeCore
import RelumeFiles

/// Rows of an array that wait in a temporary file until the whole array is there: for files whose beginning depends on
/// their end, and arrays that do not fit in memory.
///
/// The file is gone with this value, however the process ends.
package final class StoredRows: StorableTensor {
    package let dataType: TensorDataType
    private let file: AtomicFile
    private let rowShape: TensorShape
    private var count = 0

    /// Starts a temporary file beside `path`, whose directory is made where it is missing, for rows of `rowShape`.
    package init(beside path: String, rowShape: TensorShape, dataType: TensorDataType) throws(RelumeError) {
        try FileSystem.createDirectories(above: path)
        file = try AtomicFile(path: path)
        self.dataType = dataType
        self.rowShape = rowShape
    }

    /// Appends `rows`, whose shape is that of a row behind their number.
    package func append(_ rows: some StorableTensor) throws(RelumeError) {
        try rows.requireRows(of: rowShape, dataType)
        try rows.forEachPiece { piece throws(RelumeError) in try file.append(piece) }
        count += rows.shape[0]
    }

    package var shape: TensorShape { TensorShape(unchecked: [count] + rowShape.dimensions) }

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

extension StorableTensor {
    /// - Throws: `invalidArgument` unless it has rows of `shape` with such items.
    func requireRows(of shape: TensorShape, _ dataType: TensorDataType) throws(RelumeError) {
        guard self.shape.rank == shape.rank + 1, Array(self.shape.dimensions.dropFirst()) == shape.dimensions else {
            throw RelumeError(
                .invalidArgument,
                "a batch of shape \(self.shape) in a file of rows of shape \(shape); write rows of one shape a file")
        }
        guard self.dataType == dataType else {
            throw RelumeError(
                .invalidArgument, "a batch of \(self.dataType.rawValue) in a file of \(dataType.rawValue); convert it")
        }
    }
}
