public import RelumeCore
import RelumeFiles

/// What ``CIFAR10`` and ``CIFAR100`` have in common: checked records, read in batches.
public protocol CIFARDataset: UniformDataset {
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

    /// RGB of 32 x 32 pixels and 8 bits.
    public var spec: ImageSpec { ImageSpec(height: 32, width: 32, channels: 3) }

    /// The file and the record's place in it, counted from 0.
    public func name(at index: Int) -> String {
        let (file, record) = records.location(of: index)
        return "\(file) record \(record)"
    }

    /// The file that an image stands in.
    public func path(at index: Int) -> String { records.location(of: index).path }

    /// Where the records and the names of the classes were read from.
    public var sourceFiles: [String] { records.sources }

    /// The label of an image.
    public func label(at index: Int) -> Int? { records.label(at: index) }

    /// The file's stem and the record's place in it: `test_batch/000007`.
    public func outputPath(at index: Int) -> String {
        let (file, record) = records.location(of: index)
        return Path.join(Path.stem(file), PartOffsets.text(ofRecord: record))
    }

    /// The records at `indices` as one batch.
    public func batch(at indices: [Int]) -> LabeledBatch { records.batch(at: indices) }

    /// The images in batches; see ``CIFARRecords/batches(of:dropLast:shuffle:limit:)``.
    ///
    /// - Throws: `invalidArgument` for a batch size below 1 and a negative limit.
    public func batches(
        of batchSize: Int, dropLast: Bool = false, shuffle seed: UInt64? = nil, limit: Int? = nil
    ) throws(RelumeError) -> CIFARBatches {
        try records.batches(of: batchSize, dropLast: dropLast, shuffle: seed, limit: limit)
    }
}
