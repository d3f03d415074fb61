public import RelumeCore

/// MNIST: 28 x 28 gray images of handwritten digits.
public struct MNIST: IDXDataset {
    /// The pictures and labels, in the order of the files.
    public let records: IDXRecords

    /// Reads a split from `directory`: the folder of the four files, compressed or not, or torchvision's `root`, which
    /// keeps them in `MNIST/raw`.
    ///
    /// - Throws: as ``IDX/init(images:labels:)``; `io` where a file is missing, saying where to get it; `malformedData` for
    ///   a label that is no class.
    public init(directory: String, split: DatasetSplit) throws(RelumeError) {
        records = try IDXRecords(.mnist, directory, split)
    }
}

/// Fashion-MNIST: 28 x 28 gray images of ten kinds of clothes.
public struct FashionMNIST: IDXDataset {
    /// The pictures and labels, in the order of the files.
    public let records: IDXRecords

    /// Reads a split from `directory`: the folder of the four files, compressed or not, or torchvision's `root`, which
    /// keeps them in `FashionMNIST/raw`.
    ///
    /// - Throws: as ``MNIST/init(directory:split:)``.
    public init(directory: String, split: DatasetSplit) throws(RelumeError) {
        records = try IDXRecords(.fashionMNIST, directory, split)
    }
}

extension IDXRecords {
    fileprivate init(_ collection: IDXCollection, _ directory: String, _ split: DatasetSplit) throws(RelumeError) {
        try self.init(
            IDXPlace.pairs(split, at: directory, collection).map { ($0, $1) }, classes: collection.classes)
    }
}
