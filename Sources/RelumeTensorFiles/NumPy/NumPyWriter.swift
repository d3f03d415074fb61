public import RelumeCore
import RelumeFiles

/// Writes one array to a `.npy` file batch by batch, when the length of its first axis is not known at the start.
///
/// The file appears with ``finish()``, whole or not at all: given up earlier, nothing is left behind.
public struct NumPyWriter: ~Copyable {
    private let file: AtomicFile
    private let dataType: TensorDataType
    private let rowShape: TensorShape
    private let path: String
    /// How many rows were appended.
    public private(set) var count = 0

    /// Starts the file at `path` for rows of `rowShape`, such as `[C, H, W]` for images. Its directory is made where it is
    /// missing.
    ///
    /// - Throws: `io` if it cannot be created, `unsupported` for items that NumPy lacks.
    public init(
        path: String, rowShape: TensorShape, dataType: TensorDataType = .float32
    ) throws(RelumeError) {
        let header = try NumPyHeader.encoded(dataType, shape: TensorShape([0] + rowShape.dimensions))
        try FileSystem.createDirectories(above: path)
        let file = try AtomicFile(path: path)
        try file.append(header)
        self.file = file
        self.dataType = dataType
        self.rowShape = rowShape
        self.path = path
    }

    /// Appends the rows of `batch`, whose shape is that of a row behind their number.
    ///
    /// - Throws: `invalidArgument` if they have another shape or item type than the file's, `io` if they cannot be written.
    public mutating func append(_ batch: some StorableTensor) throws(RelumeError) {
        do throws(RelumeError) {
            try batch.requireRows(of: rowShape, dataType)
        } catch {
            throw error.at(path: path)
        }
        try batch.forEachPiece { piece throws(RelumeError) in try file.append(piece) }
        count += batch.shape[0]
    }

    /// Writes the number of rows into the header and makes the file appear, in place of any that was there.
    ///
    /// - Throws: `io` if it cannot be written or renamed.
    public consuming func finish() throws(RelumeError) {
        // The header leaves room for any first axis, so it has the length that it had with 0.
        let shape = TensorShape(unchecked: [count] + rowShape.dimensions)
        try file.write(try NumPyHeader.encoded(dataType, shape: shape), at: 0)
        try file.commit()
    }
}
