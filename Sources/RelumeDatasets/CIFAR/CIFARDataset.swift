/// What ``CIFAR10`` and ``CIFAR100`` have in common: checked records, read in batches.
public protocol CIFARDataset: Sendable {
    /// The records, in the order of the files.
    var records: CIFARRecords { get }
    /// The name of each label.
    var classes: [String] { get }
}

extension CIFARDataset {
    /// The number of images.
    public var count: Int { records.count }

    /// The label of every image, in order.
    public var labels: [Int] { (0..<count).map(records.label(at:)) }

    /// The images in batches, as a random-access collection: any batch can be made alone, from any thread.
    ///
    /// - Parameters:
    ///   - batchSize: Images a batch; positive.
    ///   - dropLast: Whether a last batch with fewer images is left out.
    ///   - seed: Shuffles with ``SplitMix64``, the same order for the same seed on every system; nil keeps file order.
    ///   - limit: Takes only so many images, the first ones of the order.
    public func batches(
        of batchSize: Int, dropLast: Bool = false, shuffle seed: UInt64? = nil, limit: Int? = nil
    ) -> CIFARBatches {
        CIFARBatches(
            records: records,
            sampler: BatchSampler(count: count, batchSize: batchSize, dropLast: dropLast, shuffle: seed, limit: limit))
    }
}

/// Batches of CIFAR records; making one copies its pixels and nothing else.
public struct CIFARBatches: RandomAccessCollection, Sendable {
    let records: CIFARRecords
    let sampler: BatchSampler

    /// 0.
    public var startIndex: Int { 0 }
    /// The number of batches.
    public var endIndex: Int { sampler.batchCount }

    /// The positions in the data set of the images of a batch.
    public func indices(ofBatch position: Int) -> [Int] { sampler.indices(ofBatch: position) }

    /// The batch at `position`, counted from 0.
    ///
    /// - Complexity: O(images in the batch).
    public subscript(position: Int) -> LabeledBatch {
        records.batch(at: sampler.indices(ofBatch: position))
    }
}
