import RelumeCore

/// Which images of a data set make which batch.
struct BatchSampler: Sendable {
    /// The order of the images; nil for 0, 1, 2, ...
    private let order: [Int]?
    let batchSize: Int
    let batchCount: Int
    /// The number of images in all batches.
    let imageCount: Int

    /// A sampler of `count` images; the order is shuffled first, then cut to `limit`, then into batches. Whoever
    /// makes one has checked that batches have an image at least, and the limit is not negative.
    init(count: Int, batchSize: Int, dropLast: Bool, shuffle seed: UInt64?, epoch: Int = 0, limit: Int?) {
        order = seed.map { seed in
            var generator = SplitMix64(seed: seed, epoch: epoch)
            return generator.permutation(of: count)
        }
        let taken = min(count, limit ?? count)
        self.batchSize = batchSize
        imageCount = dropLast ? taken - taken % batchSize : taken
        batchCount = imageCount / batchSize + (imageCount % batchSize == 0 ? 0 : 1)
    }

    /// - Throws: `invalidArgument` for numbers that make no batches.
    static func check(batchSize: Int, limit: Int?) throws(RelumeError) {
        try check("batchSize", batchSize, 1)
        try check("limit", limit ?? 0, 0)
    }

    /// - Throws: `invalidArgument` for a number out of its bounds.
    static func check(_ name: String, _ value: Int, _ least: Int, most: Int = .max) throws(RelumeError) {
        guard value < least || value > most else { return }
        let bound = value < least ? "at least \(least)" : "at most \(most)"
        throw RelumeError(.invalidArgument, "\(name) is \(value); it has to be \(bound)")
    }

    /// The data set's index of the image at a position of the order.
    func index(at position: Int) -> Int { order?[position] ?? position }

    /// The positions of a batch in the order.
    func positions(ofBatch batch: Int) -> Range<Int> {
        precondition(0..<batchCount ~= batch, "batch \(batch) of \(batchCount)")
        let first = batch * batchSize
        return first..<first + min(batchSize, imageCount - first)
    }

    /// The data set's indices of the images in a batch.
    func indices(ofBatch batch: Int) -> [Int] {
        positions(ofBatch: batch).map(index(at:))
    }
}

extension SplitMix64 {
    /// Starts where pass `epoch` over data that is shuffled by `seed` does: the first pass at the seed itself, every other at
    /// a place of its own.
    fileprivate init(seed: UInt64, epoch: Int) {
        var places = SplitMix64(seed: UInt64(bitPattern: Int64(epoch)))
        self.init(seed: epoch == 0 ? seed : seed ^ places.next())
    }
}
