import RelumeCore
import RelumeDatasets
import RelumeTensorFiles

extension DataSetKind {
    /// A tensor file, by the ending of its name.
    static let tensorFile = DataSetKind(
        name: "tensor files", isNamed: isNamedAsTensors,
        detect: { path, isDirectory, options in
            guard !isDirectory, isNamedAsTensors(path) else { return nil }
            return DataSetInput(path: path, hasSplits: false) {
                [path]
            } load: { () throws(RelumeError) in
                try TensorFileDataset(path, layout: options.tensorLayout)
            }
        })

    @Sendable private static func isNamedAsTensors(_ path: String) -> Bool { TensorFileFormat.named(by: path) != nil }
}
