package import RelumeCore

/// One array in a tensor file, of which nothing but the header was read.
package struct StoredTensor: Sendable {
    private enum Place: Sendable {
        /// As it is in memory, from an offset of the file on.
        case offset(Int)
        case archive(NPZFile)
    }

    /// Its name, where the format has names.
    package let name: String
    private let path: String
    private let array: StoredArray
    private let place: Place

    /// The type of an item.
    package var dataType: TensorDataType { array.dataType }
    /// The axis lengths.
    package var shape: TensorShape { array.shape }
    /// Whether rows can be read without those before them; in an archive they have to be unpacked.
    package var hasRandomAccess: Bool { if case .offset = place { true } else { false } }

    /// The array of the `.npy` file at `path`, whose size was compared with its header.
    init(npy path: String) throws(RelumeError) {
        let header = try RelumeError.naming(path) { () throws(RelumeError) in
            var file = try FileBytes(path: path)
            return try NumPyFile.header(from: &file)
        }
        (name, self.path, array) = ("", path, header.array)
        place = .offset(header.dataOffset)
    }

    /// The array called `name` in `file`, which has it.
    init(_ name: String, of header: NumPyHeader, in file: NPZFile) {
        (self.name, path, array) = (name, file.path, header.array)
        place = .archive(file)
    }

    /// An array of `file`.
    init(_ entry: SafetensorsHeader.Entry, in file: SafetensorsFile) {
        (name, path, array) = (entry.name, file.path, StoredArray(entry.dataType, entry.shape))
        place = .offset(file.header.dataOffset + entry.range.lowerBound)
    }

    /// All of it, or some rows along its first axis.
    ///
    /// - Throws: `unsupported` where its items are not read as `Scalar`; `malformedData` or `io` where the file is damaged,
    ///   changed or cannot be read.
    package func read<Scalar: TensorScalar>(
        _ rows: Range<Int>? = nil, as type: Scalar.Type = Scalar.self
    ) throws(RelumeError) -> Tensor<Scalar> {
        switch place {
        case .offset(let offset):
            return try RelumeError.naming(path) { () throws(RelumeError) in
                var file = try FileBytes(path: path, from: offset)
                return try array.read(rows, as: type, from: &file)
            }
        case .archive(let file):
            guard let rows else { return try file.read(name) }
            return try file.read(name, rows: rows)
        }
    }
}

extension TensorFileFormat {
    /// The format of the file at `path`, by the ending of its name.
    package static func named(by path: String) -> TensorFileFormat? {
        all.first { path.hasSuffix(".\($0.name)") }
    }
}
