public import RelumeCore
import RelumeFiles

/// Writes one `[N, C, H, W]` array to a `.npy` file batch by batch, when N is not known at the start.
///
/// The file appears with ``finish()``, whole or not at all: given up earlier, nothing is left behind.
public struct NumPyWriter: ~Copyable {
    private let file: AtomicFile
    private let imageShape: TensorShape
    private let path: String
    /// How many images were appended.
    public private(set) var count = 0

    /// Starts the file at `path` for images of shape `[C, H, W]`.
    ///
    /// - Throws: `io` if it cannot be created.
    public init(path: String, imageShape: TensorShape) throws(RelumeError) {
        let file = try AtomicFile(path: path)
        try file.append(try Self.header(0, imageShape))
        self.file = file
        self.imageShape = imageShape
        self.path = path
    }

    /// Appends the images of `batch`, `[n, C, H, W]`.
    ///
    /// - Throws: `invalidArgument` if they have another shape than the file's, `io` if they cannot be written.
    public mutating func append(_ batch: Tensor<Float>) throws(RelumeError) {
        guard batch.shape.rank == 4, Array(batch.shape.dimensions.dropFirst()) == imageShape.dimensions else {
            throw RelumeError(
                .invalidArgument,
                "a batch of shape \(batch.shape) in a file of \(imageShape) images; write images of one size a file",
                path: path)
        }
        var bytes: [UInt8] = []
        bytes.append(memoryOf: batch.scalars)
        try file.append(bytes)
        count += batch.shape[0]
    }

    /// Writes the number of images into the header and makes the file appear, in place of any that was there.
    ///
    /// - Throws: `io` if it cannot be written or renamed.
    public consuming func finish() throws(RelumeError) {
        // The header leaves room for any first axis, so it has the length that it had with 0.
        try file.write(try Self.header(count, imageShape), at: 0)
        try file.commit()
    }

    private static func header(_ count: Int, _ imageShape: TensorShape) throws(RelumeError) -> [UInt8] {
        try NumPyHeader.encoded(.float32, shape: try TensorShape([count] + imageShape.dimensions))
    }
}
