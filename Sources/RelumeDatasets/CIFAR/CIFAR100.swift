public import RelumeCore

/// CIFAR-100: 32 x 32 RGB images in 100 classes of 20 superclasses, from its binary files or
/// those for Python.
///
/// Everything is read and checked when the value is made, so a loop over the batches cannot fail. The label is the fine
/// one, as in torchvision; the superclass comes as ``LabeledBatch/coarseLabels``.
public struct CIFAR100: CIFARDataset {
    /// The records, in the order of the files.
    public let records: CIFARRecords
    /// The name of each superclass; see ``CIFARRecords/coarseClasses``.
    public var coarseClasses: [String] { records.coarseClasses }

    /// Reads a split from `directory`: the folder `cifar-100-binary` or `cifar-100-python`, a directory
    /// in which one of them is, such as torchvision's `root`, or an archive as it was downloaded.
    ///
    /// - Throws: as ``CIFAR10/init(directory:split:)``.
    public init(directory: String, split: DatasetSplit) throws(RelumeError) {
        records = try CIFARRecords(format: .cifar100, directory: directory, split: split)
    }

    /// Reads `files`, whatever their names, each any whole number of records or a file for Python.
    ///
    /// - Throws: as ``CIFAR10/init(directory:split:)``.
    public init(files: [String]) throws(RelumeError) {
        records = try CIFARRecords(format: .cifar100, files: files)
    }

    /// Reads one file; as ``init(files:)``.
    public init(file: String) throws(RelumeError) {
        try self.init(files: [file])
    }
}
