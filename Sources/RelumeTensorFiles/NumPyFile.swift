public import RelumeCore
import RelumeFiles

/// Tensors as NumPy's `.npy` files, both ways.
public enum NumPyFile {
    /// `tensor` as a version 1.0 file: little-endian, C order, byte for byte what `numpy.save` writes (NumPy 1.23 on).
    ///
    /// - Throws: `invalidArgument` if the shape has so many axes that the header exceeds 65535 bytes.
    /// - Complexity: O(scalars).
    public static func encode<Scalar: NumPyScalar>(_ tensor: Tensor<Scalar>) throws(RelumeError) -> [UInt8] {
        var bytes = try NumPyHeader.encoded(Scalar.dataType, shape: tensor.shape)
        bytes.reserveCapacity(bytes.count + tensor.shape.count * MemoryLayout<Scalar>.size)
        bytes.append(memoryOf: tensor.scalars)
        return bytes
    }

    /// The tensor in `bytes`, a file of version 1.0, 2.0 or 3.0, either byte order, C or Fortran order.
    ///
    /// The item type must be that of `Scalar`; besides, `|b1` is read as `UInt8` and `<f2` as `Float`.
    ///
    /// - Throws: `malformedData` for a damaged file, also one with too few or too many data bytes; `unsupported` for
    ///   another item type; `limitExceeded` for a header above ``NumPyHeader/maxLength``.
    /// - Complexity: O(scalars). Nothing is allocated before the sizes are known to agree.
    public static func decode<Scalar: NumPyScalar>(
        _ bytes: [UInt8], as type: Scalar.Type = Scalar.self
    ) throws(RelumeError) -> Tensor<Scalar> {
        let header = try NumPyHeader(parsing: bytes)
        let available = bytes.count - header.dataOffset
        guard available == header.dataSize else {
            throw RelumeError(
                .malformedData,
                "shape \(header.shape) of \(header.dataType) needs \(header.dataSize) data bytes, and \(available) "
                    + "stand here; copy the file again, or save one array a file",
                byteOffset: header.dataOffset + min(available, header.dataSize))
        }
        let data = NumPyDataOrder.rowMajorNative(bytes[header.dataOffset...], header)
        guard let scalars = Scalar.scalars(of: header.dataType, in: data) else {
            throw RelumeError(
                .unsupported,
                "it holds \(header.dataType), and \(Scalar.dataType) was asked for; read it as that, or save it with "
                    + "array.astype('\(Scalar.dataType)')")
        }
        return Tensor(unchecked: header.shape, scalars: scalars)
    }

    /// Writes `tensor` to the file at `path`, whole or not at all. The directory is made where it is missing.
    ///
    /// - Throws: what ``encode(_:)`` throws, `io` if the file cannot be written.
    public static func write<Scalar: NumPyScalar>(
        _ tensor: Tensor<Scalar>, to path: String
    ) throws(RelumeError) {
        let bytes = try encode(tensor)
        try FileSystem.createDirectories(above: path)
        try FileSystem.write(bytes, to: path)
    }

    /// The tensor in the file at `path`.
    ///
    /// - Throws: what ``decode(_:as:)`` throws, `io` if the file cannot be read; each names the path.
    public static func read<Scalar: NumPyScalar>(
        _ path: String, as type: Scalar.Type = Scalar.self
    ) throws(RelumeError) -> Tensor<Scalar> {
        let bytes = try FileSystem.read(path)
        do {
            return try decode(bytes)
        } catch {
            throw error.at(path: path)
        }
    }
}
