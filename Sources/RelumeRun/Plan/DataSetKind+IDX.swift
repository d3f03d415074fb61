import RelumeCore
import RelumeDatasets
import RelumeFiles

extension DataSetKind {
    /// MNIST and its kin: a file of pictures, with the labels beside it, or the directory of all.
    static let idx = DataSetKind(
        name: "IDX files", isNamed: isNamedAsIDX,
        detect: { path, isDirectory, options throws(RelumeError) in
            if isDirectory { return try IDX.isDirectory(path) ? .idx(directory: path, options.split ?? .all) : nil }
            guard isNamedAsIDX(path) ? true : try IDX.holdsPictures(path) else { return nil }
            let labels = try IDX.labels(beside: path)
            return DataSetInput(path: path, hasSplits: false) {
                [path] + (labels.map { [$0] } ?? [])
            } load: { () throws(RelumeError) in
                try IDX(images: path, labels: labels)
            }
        },
        missing: IDX.missing,
        places: IDX.places.map { [$0] })

    @Sendable private static func isNamedAsIDX(_ path: String) -> Bool { Path.lastComponent(path).contains("-ubyte") }
}

extension DataSetInput {
    /// The names of classes are those of the collection that the directory is named after, as torchvision names it.
    fileprivate static func idx(directory path: String, _ split: DatasetSplit) -> DataSetInput {
        DataSetInput(path: path, hasSplits: true) {
            (try? IDX.files(in: path, split: split)) ?? []
        } load: { () throws(RelumeError) in
            switch Path.components(path).last(where: { $0 != "raw" }) {
            case "MNIST": try MNIST(directory: path, split: split)
            case "FashionMNIST": try FashionMNIST(directory: path, split: split)
            default: try IDX(directory: path, split: split)
            }
        }
    }
}
