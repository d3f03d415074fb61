public import RelumeCore
import RelumeFiles

/// Several named arrays in one file of the safetensors format, with text about them.
public struct SafetensorsFile: Sendable {
    /// The path it was opened by.
    public let path: String
    /// What the file says of its arrays and of itself.
    public let header: SafetensorsHeader

    /// The names of its arrays, in the order of their data.
    public var names: [String] { header.entries.map(\.name) }

    /// Reads the header of the file at `path`.
    ///
    /// - Throws: as ``SafetensorsHeader/init(parsing:)`` and `io` if the file cannot be read; each names the path.
    public init(_ path: String) throws(RelumeError) {
        self.path = path
        header = try RelumeError.naming(path) { () throws(RelumeError) in
            var file = try FileBytes(path: path)
            return try SafetensorsHeader(readingFrom: &file)
        }
    }

    /// The array called `name`, read straight into the memory of the tensor; no other data is read.
    ///
    /// The item type must be that of `Scalar`; besides, `bool` is read as `UInt8`, `float16` and `bfloat16` as `Float`.
    ///
    /// - Throws: `invalidArgument` where no array has that name, `unsupported` for another item type, `io` if the file
    ///   cannot be read, `malformedData` if it became shorter.
    public func read<Scalar: TensorScalar>(
        _ name: String, as type: Scalar.Type = Scalar.self
    ) throws(RelumeError) -> Tensor<Scalar> {
        try read(nil, of: name)
    }

    /// Some rows of the array called `name`, which are its parts along the first axis; no other data is read.
    ///
    /// - Throws: as ``read(_:as:)``, and `invalidArgument` for rows that the array does not have.
    public func read<Scalar: TensorScalar>(
        _ name: String, rows: Range<Int>, as type: Scalar.Type = Scalar.self
    ) throws(RelumeError) -> Tensor<Scalar> {
        try read(rows, of: name)
    }

    private func read<Scalar: TensorScalar>(
        _ rows: Range<Int>?, of name: String
    ) throws(RelumeError) -> Tensor<Scalar> {
        guard let entry = header[name] else { throw .noTensor(name, among: names, path) }
        return try RelumeError.naming(path) { () throws(RelumeError) in
            var file = try FileBytes(path: path, from: header.dataOffset + entry.range.lowerBound)
            return try StoredArray(entry.dataType, entry.shape).read(rows, as: Scalar.self, from: &file)
        }
    }

    /// `tensors` as a file; see ``write(_:metadata:to:)``.
    ///
    /// - Throws: as that, but for `io`.
    public static func encode(
        _ tensors: [String: any StorableTensor], metadata: [String: String] = [:]
    ) throws(RelumeError) -> [UInt8] {
        var bytes: [UInt8] = []
        try write(tensors, metadata) { bytes.append(contentsOf: $0) }
        return bytes
    }

    /// Writes `tensors` to the file at `path`, whole or not at all, straight from their memory; the same tensors make the
    /// same bytes, those of the `safetensors` package. Every array's data begins at a multiple of its item size.
    ///
    /// - Parameter metadata: Text about the file, such as `["format": "pt"]`.
    /// - Throws: `invalidArgument` for the name `__metadata__`; `limitExceeded` for a header above
    ///   ``SafetensorsHeader/maxLength``; `io` if the file cannot be written.
    public static func write(
        _ tensors: [String: any StorableTensor], metadata: [String: String] = [:], to path: String
    ) throws(RelumeError) {
        try FileSystem.createDirectories(above: path)
        let file = try AtomicFile(path: path)
        try write(tensors, metadata) { piece throws(RelumeError) in try file.append(piece) }
        try file.commit()
    }

    private static func write(
        _ tensors: [String: any StorableTensor], _ metadata: [String: String],
        append: (RawSpan) throws(RelumeError) -> Void
    ) throws(RelumeError) {
        let arrays = tensors.mapValues { StoredArray($0.dataType, $0.shape) }
        let header = try SafetensorsHeader(arrays, metadata: metadata)
        let text = try header.encoded()
        try append(text.span.bytes)
        for entry in header.entries {
            guard let tensor = tensors[entry.name] else { continue }
            try tensor.forEachPiece { piece throws(RelumeError) in try append(piece) }
        }
    }
}
