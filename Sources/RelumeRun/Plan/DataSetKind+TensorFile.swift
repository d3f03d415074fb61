import RelumeCore
import RelumeDatasets
import RelumeTensorFiles

extension DataSetKind {
    /// A tensor file, by the ending of its name.
    static let tensorFile = DataSetKind(
        name: "tensor files", isNamed: { TensorFileFormat.named(by: $0) != nil },
        detect: { path, isDirectory, options in
            guard !isDirectory, tensorFile.isNamed(path) else { return nil }
            return DataSetInput(path: path, hasSplits: false) {
                [path]
            } load: { () throws(RelumeError) in
                try TensorFileDataset(path, layout: options.tensorLayout)
            }
        })
}
