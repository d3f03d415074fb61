package import RelumeCore

/// A format of tensor files, and how one is written; a row in ``all``.
package struct TensorFileFormat: Sendable {
    /// What options call it; its files' names end in it.
    package let name: String
    /// Whether a file holds several arrays, by their names; else it is made of one, whose name goes nowhere.
    package let holdsSeveral: Bool
    private let bytes: @Sendable ([String: any StorableTensor]) throws(RelumeError) -> [UInt8]
    private let write: @Sendable ([String: any StorableTensor], String) throws(RelumeError) -> Void
    private let tensors: @Sendable (String) throws(RelumeError) -> [StoredTensor]

    /// The bytes of a file of these arrays.
    package func encode(_ tensors: [String: any StorableTensor]) throws(RelumeError) -> [UInt8] {
        try bytes(tensors)
    }

    /// Writes a file of these arrays, whole or not at all.
    package func write(_ tensors: [String: any StorableTensor], to path: String) throws(RelumeError) {
        try write(tensors, path)
    }

    /// The arrays in the file at `path`, of which the headers are read.
    package func tensors(in path: String) throws(RelumeError) -> [StoredTensor] { try tensors(path) }

    /// The formats, in the order in which help names them.
    package static let all = [npy, npz, safetensors]

    /// One array, as `numpy.save` writes it.
    package static let npy = TensorFileFormat(
        name: "npy", holdsSeveral: false,
        bytes: { tensors throws(RelumeError) in
            var bytes: [UInt8] = []
            for tensor in tensors.values { bytes += try NumPyFile.encode(tensor) }
            return bytes
        },
        write: { tensors, path throws(RelumeError) in
            for tensor in tensors.values { try NumPyFile.write(tensor, to: path) }
        },
        tensors: { path throws(RelumeError) in [try StoredTensor(npy: path)] })
    /// An archive of arrays, as `numpy.savez` writes it.
    package static let npz = TensorFileFormat(
        name: "npz", holdsSeveral: true,
        bytes: { tensors throws(RelumeError) in try NPZFile.encode(tensors) },
        write: { tensors, path throws(RelumeError) in try NPZFile.write(tensors, to: path) },
        tensors: { path throws(RelumeError) in
            let file = try NPZFile(path)
            return file.names.compactMap { name in file.headers[name].map { StoredTensor(name, of: $0, in: file) } }
        })
    /// Arrays as the `safetensors` package writes them.
    package static let safetensors = TensorFileFormat(
        name: "safetensors", holdsSeveral: true,
        bytes: { tensors throws(RelumeError) in try SafetensorsFile.encode(tensors) },
        write: { tensors, path throws(RelumeError) in try SafetensorsFile.write(tensors, to: path) },
        tensors: { path throws(RelumeError) in
            let file = try SafetensorsFile(path)
            return file.header.entries.map { StoredTensor($0, in: file) }
        })
}
