import RelumeCore
import RelumeDatasets
import RelumeTensorFiles

extension DataSetKind {
    /// A tensor file, by the ending of its name.
    static let tensorFile = DataSetKind { path, isDirectory, options in
        guard !isDirectory, TensorFileFormat.named(by: path) != nil else { return nil }
        return DataSetInput(path: path, hasSplits: false) {
            [path]
        } load: { () throws(RelumeError) in
            try TensorFileDataset(path, layout: options.tensorLayout)
        }
    }
}
