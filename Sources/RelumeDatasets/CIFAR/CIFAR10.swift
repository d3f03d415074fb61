public import RelumeCore

/// CIFAR-10: 32 x 32 RGB images in ten classes, from its binary files or those for Python.
///
/// Everything is read and checked when the value is made, so a loop over the batches cannot fail.
public struct CIFAR10: CIFARDataset {
    /// The records, in the order of the files.
    public let records: CIFARRecords

    /// Reads a split from `directory`: the folder `cifar-10-batches-bin` or `cifar-10-batches-py`, a directory
    /// in which one of them is, such as torchvision's `root`, or an archive as it was downloaded.
    ///
    /// - Throws: `io` if it or a file of the split is missing (the message says where to get them) or cannot be read;
    ///   `malformedData`, with file, record and byte offset, for a file that is not a whole number of records or holds
    ///   a label out of range.
    public init(directory: String, split: DatasetSplit) throws(RelumeError) {
        records = try CIFARRecords(format: .cifar10, directory: directory, split: split)
    }

    /// Reads `files`, whatever their names, each any whole number of records or a file for Python.
    ///
    /// - Throws: as ``init(directory:split:)``.
    public init(files: [String]) throws(RelumeError) {
        records = try CIFARRecords(format: .cifar10, files: files)
    }

    /// Reads one file; as ``init(files:)``.
    public init(file: String) throws(RelumeError) {
        try self.init(files: [file])
    }
}
