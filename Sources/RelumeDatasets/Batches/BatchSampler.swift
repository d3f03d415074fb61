import RelumeCore

/// Which images of a data set make which batch.
struct BatchSampler: Sendable {
    /// The order of the images; nil for 0, 1, 2, ...
    private let order: [Int]?
    let batchSize: Int
    let batchCount: Int
    /// The number of images in all batches.
    let imageCount: Int

    /// A sampler of `count` images; the order is shuffled first, then cut to `limit`, then into batches.
    init(count: Int, batchSize: Int, dropLast: Bool, shuffle seed: UInt64?, limit: Int?) {
        precondition(batchSize > 0, "a batch has at least one image")
        precondition(limit ?? 0 >= 0, "a limit is not negative")
        order = seed.map { seed in
            var generator = SplitMix64(seed: seed)
            return generator.permutation(of: count)
        }
        let taken = min(count, limit ?? count)
        self.batchSize = batchSize
        imageCount = dropLast ? taken - taken % batchSize : taken
        batchCount = (imageCount + batchSize - 1) / batchSize
    }

    /// The data set's index of the image at a position of the order.
    func index(at position: Int) -> Int { order?[position] ?? position }

    /// The positions of a batch in the order.
    func positions(ofBatch batch: Int) -> Range<Int> {
        precondition(0..<batchCount ~= batch, "batch \(batch) of \(batchCount)")
        return batch * batchSize..<min((batch + 1) * batchSize, imageCount)
    }

    /// The data set's indices of the images in a batch.
    func indices(ofBatch batch: Int) -> [Int] {
        positions(ofBatch: batch).map(index(at:))
    }
}
