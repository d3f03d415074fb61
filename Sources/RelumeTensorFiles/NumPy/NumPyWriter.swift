public import RelumeCore
import RelumeFiles

/// Writes one array to a `.npy` file batch by batch, when the length of its first axis is not known at the start.
///
/// The file appears with ``finish()``, whole or not at all: given up earlier, nothing is left behind.
public struct NumPyWriter<Scalar: TensorScalar>: ~Copyable {
    private let file: AtomicFile
    private let rowShape: TensorShape
    private let path: String
    /// How many rows were appended.
    public private(set) var count = 0

    /// Starts the file at `path` for rows of `rowShape`, such as `[C, H, W]` for images. Its directory is made where it is
    /// missing.
    ///
    /// - Throws: `io` if it cannot be created.
    public init(path: String, rowShape: TensorShape) throws(RelumeError) {
        try FileSystem.createDirectories(above: path)
        let file = try AtomicFile(path: path)
        try file.append(try Self.header(0, rowShape))
        self.file = file
        self.rowShape = rowShape
        self.path = path
    }

    /// Appends the rows of `batch`, whose shape is that of a row behind their number.
    ///
    /// - Throws: `invalidArgument` if they have another shape than the file's, `io` if they cannot be written.
    public mutating func append(_ batch: Tensor<Scalar>) throws(RelumeError) {
        do throws(RelumeError) { try batch.requireRows(of: rowShape) } catch { throw error.at(path: path) }
        try file.append(batch.scalars.span.bytes)
        count += batch.shape[0]
    }

    /// Writes the number of rows into the header and makes the file appear, in place of any that was there.
    ///
    /// - Throws: `io` if it cannot be written or renamed.
    public consuming func finish() throws(RelumeError) {
        // The header leaves room for any first axis, so it has the length that it had with 0.
        try file.write(try Self.header(count, rowShape), at: 0)
        try file.commit()
    }

    private static func header(_ count: Int, _ rowShape: TensorShape) throws(RelumeError) -> [UInt8] {
        try NumPyHeader.encoded(Scalar.dataType, shape: TensorShape([count] + rowShape.dimensions))
    }
}
