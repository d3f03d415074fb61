import RelumeCore
import RelumeFiles
import RelumeTensorFiles

/// A tensor file and what stands beside it, by their names: labels where the format holds one array only, and the names of
/// the samples.
struct TensorFileSet: Sendable {
    /// What the arrays are called in a file of several.
    private static let (images, labels) = ("images", "labels")

    /// The path of the files without what follows.
    let base: String
    let format: TensorFileFormat
    let hasLabels: Bool

    var tensorFile: String { "\(base).\(format.name)" }
    private var labelFile: String? { hasLabels && !format.holdsSeveral ? "\(base).\(Self.labels).npy" : nil }
    private var nameFile: String { "\(base).names.json" }
    /// All of them, the tensor file first.
    var files: [String] { [tensorFile] + (labelFile.map { [$0] } ?? []) + [nameFile] }

    /// All files of a set that is called so, in whatever format.
    static func possibleFiles(base: String) -> [String] {
        var names: [String] = []
        for format in TensorFileFormat.all {
            for name in TensorFileSet(base: base, format: format, hasLabels: true).files where !names.contains(name) {
                names.append(name)
            }
        }
        return names
    }

    /// The bytes of the tensor file alone.
    func encode(_ rows: TensorRows) throws(RelumeError) -> [UInt8] {
        try format.encode(tensors(rows.values, rows.labels))
    }

    /// Writes all files.
    func write(_ rows: TensorRows, to paths: OutputPaths) throws(RelumeError) {
        try write(rows.values, labels: rows.labels, names: rows.names, to: paths)
    }

    func write(
        _ values: any StorableTensor, labels: [Int64], names: [String], to paths: OutputPaths
    ) throws(RelumeError) {
        try format.write(tensors(values, labels), to: paths.path(tensorFile))
        try writeBeside(labels: labels, names: names, to: paths)
    }

    /// Writes what stands beside a tensor file that is there.
    func writeBeside(labels: [Int64], names: [String], to paths: OutputPaths) throws(RelumeError) {
        if let labelFile { try NumPyFile.write(Self.tensor(labels), to: paths.path(labelFile)) }
        try FileSystem.write(Array((JSONLine.of(names) + "\n").utf8), to: paths.path(nameFile))
    }

    private func tensors(_ values: any StorableTensor, _ labels: [Int64]) -> [String: any StorableTensor] {
        guard hasLabels, format.holdsSeveral else { return [Self.images: values] }
        return [Self.images: values, Self.labels: Self.tensor(labels)]
    }

    private static func tensor(_ labels: [Int64]) -> Tensor<Int64> {
        Tensor(unchecked: [labels.count], scalars: labels)
    }
}
