import RelumeCore
import RelumeTensorFiles

/// A tensor file to which rows are added as they come, so that no more than one unit's are in memory. Its files appear when
/// it is finished; given up earlier, it leaves nothing behind.
final class GrowingTensorFile {
    private let files: TensorFileSet
    private let paths: OutputPaths
    /// For a file that holds nothing else, and whose header alone depends on what follows.
    private var writer: NumPyWriter?
    /// For the others, which are made of the rows when all are there.
    private var stored: StoredRows?
    private var labels: [Int64] = []
    private var names: [String] = []

    /// Starts the file with its first rows.
    init(_ files: TensorFileSet, _ paths: OutputPaths, _ rows: TensorRows) throws(RelumeError) {
        self.files = files
        self.paths = paths
        let path = paths.path(files.tensorFile)
        let (rowShape, dataType) = (
            TensorShape(unchecked: Array(rows.values.shape.dimensions.dropFirst())), rows.values.dataType
        )
        if files.format.holdsSeveral {
            stored = try StoredRows(beside: path, rowShape: rowShape, dataType: dataType)
        } else {
            writer = try NumPyWriter(path: path, rowShape: rowShape, dataType: dataType)
        }
        try append(rows)
    }

    func append(_ rows: TensorRows) throws(RelumeError) {
        try stored?.append(rows.values)
        try writer?.append(rows.values)
        labels += rows.labels
        names += rows.names
    }

    func finish() throws(RelumeError) {
        if let stored { return try files.write(stored, labels: labels, names: names, to: paths) }
        let writer = writer.take()
        try writer?.finish()
        try files.writeBeside(labels: labels, names: names, to: paths)
    }
}
