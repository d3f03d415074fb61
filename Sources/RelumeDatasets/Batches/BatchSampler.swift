/// Which images of a data set make which batch.
struct BatchSampler: Sendable {
    /// The order of the images; nil for 0, 1, 2, ...
    private let order: [Int]?
    private let imageCount: Int
    private let batchSize: Int
    let batchCount: Int

    /// A sampler of `count` images; the order is shuffled first, then cut to `limit`, then into batches.
    init(count: Int, batchSize: Int, dropLast: Bool, shuffle seed: UInt64?, limit: Int?) {
        precondition(batchSize > 0, "a batch has at least one image")
        precondition(limit ?? 0 >= 0, "a limit is not negative")
        order = seed.map { seed in
            var generator = SplitMix64(seed: seed)
            return generator.permutation(of: count)
        }
        imageCount = min(count, limit ?? count)
        self.batchSize = batchSize
        let full = imageCount / batchSize
        batchCount = dropLast || imageCount % batchSize == 0 ? full : full + 1
    }

    /// The data set's indices of the images in a batch.
    func indices(ofBatch batch: Int) -> [Int] {
        precondition(0..<batchCount ~= batch, "batch \(batch) of \(batchCount)")
        let positions = batch * batchSize..<min((batch + 1) * batchSize, imageCount)
        return order.map { Array($0[positions]) } ?? Array(positions)
    }
}
