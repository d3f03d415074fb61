public import RelumeCore
import RelumeArchives
import RelumeFiles

/// Several named arrays in one of NumPy's `.npz` files: a zip archive of `.npy` files.
public struct NPZFile: Sendable {
    /// The path it was opened by.
    public let path: String
    /// The names of its arrays, in the order of the file.
    public let names: [String]
    /// What each array is.
    public let headers: [String: NumPyHeader]

    /// Reads the headers of the arrays in the file at `path`. Members that are no `.npy` files are left out.
    ///
    /// - Throws: `malformedData` for a damaged archive, a damaged header, two arrays of one name, or a directory that does
    ///   not agree with the headers; `unsupported` and `limitExceeded` as ``NumPyHeader/init(parsing:)``; `io` if the file
    ///   cannot be read.
    public init(_ path: String) throws(RelumeError) {
        self.path = path
        var names: [String] = []
        var headers: [String: NumPyHeader] = [:]
        try NPZMember.forEach(in: path) { name, source throws(RelumeError) in
            let header = try source.header()
            guard headers.updateValue(header, forKey: name) == nil else {
                throw RelumeError(.malformedData, "two arrays are called '\(name)'; save it again with numpy.savez")
            }
            names.append(name)
            return true
        }
        (self.names, self.headers) = (names, headers)
    }

    /// The array called `name`, read or unpacked straight into the memory of the tensor.
    ///
    /// - Throws: `invalidArgument` where no array has that name; `malformedData` for damage, which the archive's checksums
    ///   show, and for sizes that do not agree; `unsupported` for another item type than `Scalar`'s; `io` if the file cannot
    ///   be read.
    public func read<Scalar: TensorScalar>(
        _ name: String, as type: Scalar.Type = Scalar.self
    ) throws(RelumeError) -> Tensor<Scalar> {
        try member(name) { source throws(RelumeError) in
            let tensor: Tensor<Scalar> = try source.header().array.read(as: type, from: &source)
            try source.expectEnd()
            return tensor
        }
    }

    /// Some rows of the array called `name`; what stands before them is passed over, and what stands behind is not read.
    ///
    /// - Throws: as ``read(_:as:)``, and `invalidArgument` for rows that the array does not have.
    public func read<Scalar: TensorScalar>(
        _ name: String, rows: Range<Int>, as type: Scalar.Type = Scalar.self
    ) throws(RelumeError) -> Tensor<Scalar> {
        try member(name) { source throws(RelumeError) in
            try source.header().array.read(rows, as: type, from: &source)
        }
    }

    private func member<Output>(
        _ name: String, _ body: (inout NPZMember) throws(RelumeError) -> Output
    ) throws(RelumeError) -> Output {
        guard headers[name] != nil else { throw .noTensor(name, among: names, path) }
        var output: Output?
        try NPZMember.forEach(in: path) { member, source throws(RelumeError) in
            if member == name { output = try body(&source) }
            return output == nil
        }
        guard let output else {
            throw RelumeError(.io, "'\(name)' is gone since the file was opened; open it again", path: path)
        }
        return output
    }

    /// `tensors` as a file, in the order of their names; see ``write(_:to:isCompressed:)``.
    ///
    /// - Throws: as that, but for `io`.
    public static func encode(
        _ tensors: [String: any StorableTensor], isCompressed: Bool = false
    ) throws(RelumeError) -> [UInt8] {
        try write(tensors, to: ZipWriter(path: nil, isCompressed: isCompressed))
    }

    /// Writes `tensors` to the file at `path`, whole or not at all, in the order of their names; the same tensors make the
    /// same bytes.
    ///
    /// - Parameter isCompressed: Whether they are deflated, as `numpy.savez_compressed` does, or stored, as `numpy.savez`.
    /// - Throws: `invalidArgument` for a shape of too many axes, `unsupported` for items that NumPy lacks, `io` if the file
    ///   cannot be written.
    public static func write(
        _ tensors: [String: any StorableTensor], to path: String, isCompressed: Bool = false
    ) throws(RelumeError) {
        try write(tensors, to: ZipWriter(path: path, isCompressed: isCompressed))
    }

    @discardableResult
    private static func write(
        _ tensors: [String: any StorableTensor], to archive: ZipWriter
    ) throws(RelumeError) -> [UInt8] {
        for (name, tensor) in tensors.sorted(by: { $0.key < $1.key }) {
            let header = try NumPyHeader.encoded(tensor.dataType, shape: tensor.shape)
            try archive.startMember(name + NPZMember.ending, size: header.count + tensor.size)
            try archive.append(header.span.bytes)
            try tensor.forEachPiece { piece throws(RelumeError) in try archive.append(piece) }
        }
        return try archive.finish()
    }
}
