public import RelumeCore
import RelumeFiles

/// Tensors as NumPy's `.npy` files, both ways.
public enum NumPyFile {
    /// `tensor` as a version 1.0 file: little-endian, C order, byte for byte what `numpy.save` writes (NumPy 1.23 on).
    ///
    /// - Throws: `invalidArgument` if the shape has so many axes that the header exceeds 65535 bytes.
    /// - Complexity: O(scalars).
    public static func encode(_ tensor: some StorableTensor) throws(RelumeError) -> [UInt8] {
        var bytes = try NumPyHeader.encoded(tensor.dataType, shape: tensor.shape)
        bytes.reserveCapacity(bytes.count + tensor.size)
        try tensor.forEachPiece { bytes.append(contentsOf: $0) }
        return bytes
    }

    /// The tensor in `bytes`, a file of version 1.0, 2.0 or 3.0, either byte order, C or Fortran order.
    ///
    /// The item type must be that of `Scalar`; besides, `bool` is read as `UInt8` and `float16` as `Float`.
    ///
    /// - Throws: `malformedData` for a damaged file, also one with too few or too many data bytes; `unsupported` for
    ///   another item type; `limitExceeded` for a header above ``NumPyHeader/maxLength``.
    /// - Complexity: O(scalars). Nothing is allocated before the sizes are known to agree.
    public static func decode<Scalar: TensorScalar>(
        _ bytes: [UInt8], as type: Scalar.Type = Scalar.self
    ) throws(RelumeError) -> Tensor<Scalar> {
        var source = MemoryBytes(bytes)
        return try read(from: &source)
    }

    /// Writes `tensor` to the file at `path`, whole or not at all, straight from its memory. The directory is made where
    /// it is missing.
    ///
    /// - Throws: what ``encode(_:)`` throws, `io` if the file cannot be written.
    public static func write(_ tensor: some StorableTensor, to path: String) throws(RelumeError) {
        let header = try NumPyHeader.encoded(tensor.dataType, shape: tensor.shape)
        try FileSystem.createDirectories(above: path)
        let file = try AtomicFile(path: path)
        try file.append(header)
        try tensor.forEachPiece { piece throws(RelumeError) in try file.append(piece) }
        try file.commit()
    }

    /// The header of the file at `path`, without its data.
    ///
    /// - Throws: what ``NumPyHeader/init(parsing:)`` throws, `io` if the file cannot be read; each names the path.
    public static func header(of path: String) throws(RelumeError) -> NumPyHeader {
        try RelumeError.naming(path) { () throws(RelumeError) in
            var file = try FileBytes(path: path)
            return try NumPyHeader(readingFrom: &file)
        }
    }

    /// The tensor in the file at `path`, read straight into its memory.
    ///
    /// - Throws: what ``decode(_:as:)`` throws, `io` if the file cannot be read; each names the path.
    public static func read<Scalar: TensorScalar>(
        _ path: String, as type: Scalar.Type = Scalar.self
    ) throws(RelumeError) -> Tensor<Scalar> {
        try RelumeError.naming(path) { () throws(RelumeError) in
            // What is no file says nothing of its size: a pipe, such as a shell's `<(...)`.
            guard try FileSystem.status(of: path)?.kind.isStream != true else {
                return try decode(FileSystem.read(path))
            }
            var file = try FileBytes(path: path)
            return try read(from: &file)
        }
    }

    /// Some rows of the array in the file at `path`, which are its parts along the first axis; no other data is read.
    ///
    /// - Throws: as ``read(_:as:)``, and `invalidArgument` for rows that it does not have.
    public static func read<Scalar: TensorScalar>(
        _ path: String, rows: Range<Int>, as type: Scalar.Type = Scalar.self
    ) throws(RelumeError) -> Tensor<Scalar> {
        try RelumeError.naming(path) { () throws(RelumeError) in
            var file = try FileBytes(path: path)
            return try read(rows, from: &file)
        }
    }

    /// The array that `source` holds and nothing else, or some rows of it.
    static func read<Scalar: TensorScalar, Source: ByteSource & ~Copyable>(
        _ rows: Range<Int>? = nil, from source: inout Source
    ) throws(RelumeError) -> Tensor<Scalar> {
        try header(from: &source).array.read(rows, as: Scalar.self, from: &source)
    }

    /// The header that `source` begins with, when the data behind it are what it says.
    static func header<Source: ByteSource & ~Copyable>(from source: inout Source) throws(RelumeError) -> NumPyHeader {
        let header = try NumPyHeader(readingFrom: &source)
        guard source.remaining == header.dataSize else {
            throw RelumeError(
                .malformedData,
                "shape \(header.shape) of \(header.dataType.rawValue) needs \(header.dataSize) data bytes, and "
                    + "\(source.remaining) stand here; copy the file again, or save one array a file",
                byteOffset: header.dataOffset + min(source.remaining, header.dataSize))
        }
        return header
    }
}
