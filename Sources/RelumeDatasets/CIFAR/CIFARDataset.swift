/// What ``CIFAR10`` and ``CIFAR100`` have in common: checked records, read in batches.
public protocol CIFARDataset: Sendable {
    /// The records, in the order of the files.
    var records: CIFARRecords { get }
}

extension CIFARDataset {
    /// The number of images.
    public var count: Int { records.count }

    /// The name of each label; see ``CIFARRecords/classes``.
    public var classes: [String] { records.classes }

    /// The label of every image, in order.
    public var labels: [Int] { (0..<count).map(records.label(at:)) }

    /// The images in batches; see ``CIFARRecords/batches(of:dropLast:shuffle:limit:)``.
    public func batches(
        of batchSize: Int, dropLast: Bool = false, shuffle seed: UInt64? = nil, limit: Int? = nil
    ) -> CIFARBatches {
        records.batches(of: batchSize, dropLast: dropLast, shuffle: seed, limit: limit)
    }
}
