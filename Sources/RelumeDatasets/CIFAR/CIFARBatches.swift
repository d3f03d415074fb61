/// Batches of CIFAR records; making one copies its pixels and nothing else.
///
/// Made by ``CIFARRecords/batches(of:dropLast:shuffle:limit:)``.
public struct CIFARBatches: RandomAccessCollection, Sendable {
    let records: CIFARRecords
    let sampler: BatchSampler

    /// 0.
    public var startIndex: Int { 0 }
    /// The number of batches.
    public var endIndex: Int { sampler.batchCount }

    /// The indices of the records in the batch at `position`.
    public func indices(ofBatch position: Int) -> [Int] { sampler.indices(ofBatch: position) }

    /// The batch at `position`, counted from 0.
    ///
    /// - Complexity: O(images in the batch).
    public subscript(position: Int) -> LabeledBatch {
        records.batch(at: indices(ofBatch: position))
    }
}
