import RelumeCodecs
public import RelumeCore
public import RelumeParallel
import RelumePipeline

/// Batches of pictures, read, transformed and stacked by several threads, always in order: PyTorch's `DataLoader`.
///
///     var loader = try DataLoader(
///         ImageFolder("photos"), batchSize: 32, shuffle: true, seed: 1,
///         transform: .pipeline(Pipeline(parsing: "center_crop(224) | normalize(imagenet)")))
///     for epoch in 0..<10 {
///         loader.epoch = epoch
///         try loader.forEach { batch in ... }     // or: for try await batch in loader { ... }
///     }
///
/// What comes depends on the data, the seed, the epoch and the transform alone, for any number of jobs. Memory: no more
/// than `prefetch + jobs` batches at once, that which is worked on included, and for each job a picture as it is decoded.
/// When nobody refers to a batch any more, its memory serves the next.
public struct DataLoader: Sendable {
    /// Pictures a batch; the last may have fewer.
    public let batchSize: Int
    /// Whether the order is shuffled.
    public let shuffle: Bool
    /// What the order, where it is shuffled, and random stages depend on besides the epoch.
    public let seed: UInt64
    /// The pass over the data, counted from 0: to be set before each, or the next one is the same again.
    public var epoch = 0
    /// Whether a last batch with fewer pictures is left out.
    public let dropLast: Bool
    /// How many pictures are taken, the first ones of the order; nil for all.
    public let limit: Int?
    /// What becomes of each picture before it is stacked.
    public let transform: SampleTransform
    let source: LoaderSource
    let onError: BadFilePolicy
    let jobs: Int
    let prefetch: Int
    let memory: BatchMemory

    /// Makes a loader of a data set; nothing is read yet.
    ///
    /// - Parameters:
    ///   - batchSize: Pictures a batch, all of one size and kind when they have passed `transform`.
    ///   - shuffle: Whether the order is shuffled, with ``SplitMix64`` by seed and epoch, the same on every system.
    ///   - dropLast: Whether a last batch with fewer pictures is left out.
    ///   - limit: Takes only so many pictures, the first ones of the order.
    ///   - transform: What becomes of each picture before it is stacked.
    ///   - onError: What becomes of pictures that cannot be read or do not fit their batch.
    ///   - jobs: How many threads make batches, each a whole one.
    ///   - prefetch: How many batches are made ahead, besides those that the threads are at.
    ///   - hugePages: Whether the system is asked to hold batches in large pages: fewer page faults, of which there are few
    ///     after the first batches.
    /// - Throws: `invalidArgument` if `batchSize` or `jobs` is below 1, `prefetch` or `limit` negative, or `jobs` or `prefetch`
    ///   above 4096; where the pipeline does not fit a data set whose samples are all of one shape. Of files each is looked at
    ///   before it is decoded.
    public init(
        _ dataset: any Dataset, batchSize: Int, shuffle: Bool = false, seed: UInt64 = 0, dropLast: Bool = false,
        limit: Int? = nil, transform: SampleTransform = .asStored, onError: BadFilePolicy = .fail,
        jobs: Int = Parallel.usableCores, prefetch: Int = 1, hugePages: Bool = false
    ) throws(RelumeError) {
        try Self.check(transform, of: dataset)
        try self.init(
            .dataset(dataset), batchSize, shuffle: shuffle, seed, dropLast: dropLast, limit: limit, transform, onError,
            jobs: jobs, prefetch: prefetch, hugePages: hugePages)
    }

    /// Makes a loader of a sequence, PyTorch's `IterableDataset`: how many there are shows at the end, and their order is the
    /// sequence's. Each pass begins a new iteration, from which one thread at a time takes samples, a batch each.
    ///
    /// Parameters and errors as in
    /// ``init(_:batchSize:shuffle:seed:dropLast:limit:transform:onError:jobs:prefetch:hugePages:)``.
    public init(
        stream: some Sequence<Sample> & Sendable, batchSize: Int, seed: UInt64 = 0, dropLast: Bool = false,
        limit: Int? = nil, transform: SampleTransform = .asStored, onError: BadFilePolicy = .fail,
        jobs: Int = Parallel.usableCores, prefetch: Int = 1, hugePages: Bool = false
    ) throws(RelumeError) {
        try self.init(
            .stream { SampleStream(stream, batchSize: batchSize, limit: limit, dropsLast: dropLast) }, batchSize,
            shuffle: false, seed, dropLast: dropLast, limit: limit, transform, onError, jobs: jobs, prefetch: prefetch,
            hugePages: hugePages)
    }

    private init(
        _ source: LoaderSource, _ batchSize: Int, shuffle: Bool, _ seed: UInt64, dropLast: Bool, limit: Int?,
        _ transform: SampleTransform, _ onError: BadFilePolicy, jobs: Int, prefetch: Int, hugePages: Bool
    ) throws(RelumeError) {
        try BatchSampler.check(batchSize: batchSize, limit: limit)
        try BatchSampler.check("jobs", jobs, 1, most: 4096)
        try BatchSampler.check("prefetch", prefetch, 0, most: 4096)
        self.source = source
        self.batchSize = batchSize
        self.shuffle = shuffle
        self.seed = seed
        self.dropLast = dropLast
        self.limit = limit
        self.transform = transform
        self.onError = onError
        self.jobs = jobs
        self.prefetch = prefetch
        // One more than there are at once, for a script that holds on to the batch before.
        memory = BatchMemory(most: prefetch + jobs + 1, hugePages: hugePages)
    }

    /// - Throws: `invalidArgument` where the transform does not fit samples whose shape is known without reading any.
    private static func check(_ transform: SampleTransform, of dataset: any Dataset) throws(RelumeError) {
        guard case .pipeline(let pipeline) = transform, let uniform = dataset as? any UniformDataset else { return }
        do throws(RelumeError) {
            _ = try pipeline.output(for: uniform.spec)
        } catch {
            guard let path = uniform.sourceFiles.first else { throw error }
            throw error.at(path: path)
        }
    }

    /// What pictures may become.
    var limits: DecodeLimits {
        guard case .dataset(let dataset) = source, let encoded = dataset as? any EncodedDataset else { return .default }
        return encoded.limits
    }

    /// The number of batches of a pass, if none loses all its pictures; nil for a sequence.
    public var count: Int? {
        guard case .dataset(let dataset) = source else { return nil }
        return sampler(of: dataset).batchCount
    }

    /// Which samples of `dataset` make which batch in this epoch.
    func sampler(of dataset: any Dataset) -> BatchSampler {
        BatchSampler(
            count: dataset.count, batchSize: batchSize, dropLast: dropLast, shuffle: shuffle ? seed : nil, epoch: epoch,
            limit: limit)
    }
}

/// What a ``DataLoader`` makes of a file that cannot be read or decoded, that its transform fails on, or whose picture has
/// another size or kind than the first of its batch.
public enum BadFilePolicy: Sendable {
    /// Its error ends the reading, after the batches before it were delivered; of several, that of the first in order.
    case fail
    /// It is left out of its batch, which has fewer pictures then, and its error goes to `report`, in the order of the
    /// pictures and before the batch is delivered.
    case skip(report: @Sendable (RelumeError) -> Void)
}
