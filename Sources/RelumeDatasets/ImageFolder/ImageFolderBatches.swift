public import RelumeCore
import RelumeImages
public import RelumeParallel

/// Batches of an ``ImageFolder``, read while they are asked for: an `AsyncSequence`, in order, one batch ahead.
///
/// At most two batches and what is being decoded are in memory.
public struct ImageFolderBatches: AsyncSequence, Sendable {
    let folder: ImageFolder
    let sampler: BatchSampler
    let onError: BadFilePolicy
    let jobs: Int

    /// The number of batches, if no batch loses all its files.
    public var count: Int { sampler.batchCount }

    /// Starts at the first batch.
    public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(batches: self) }

    /// Reads the images at `positions` of the order, several at once, and hands each batch they complete to `body`.
    func read(
        _ positions: Range<Int>, cancellation: Cancellation?, _ body: (LabeledBatch) throws(RelumeError) -> Void
    ) throws(RelumeError) {
        var images: [PixelImage] = []
        var indices: [Int] = []
        try Parallel.orderedMap(
            count: positions.count, jobs: jobs, window: Swift.max(sampler.batchSize, 2 * jobs),
            cancellation: cancellation, makeState: { [UInt8]() }
        ) { offset, buffer throws(RelumeError) in
            try outcome(of: sampler.index(at: positions.lowerBound + offset), reading: &buffer)
        } deliver: { offset, outcome throws(RelumeError) in
            let position = positions.lowerBound + offset
            switch outcome {
            case .success(let image):
                images.append(image)
                indices.append(sampler.index(at: position))
            case .failure(let error):
                if case .skip(let report) = onError { report(error) }
            }
            guard position + 1 == positions.upperBound || (position + 1) % sampler.batchSize == 0 else { return }
            defer {
                images.removeAll(keepingCapacity: true)
                indices.removeAll(keepingCapacity: true)
            }
            if !images.isEmpty { try body(try batch(images, indices)) }
        }
    }

    /// An image, or its error where errors do not end the reading.
    private func outcome(
        of index: Int, reading buffer: inout [UInt8]
    ) throws(RelumeError) -> Result<PixelImage, RelumeError> {
        do throws(RelumeError) {
            try folder.read(at: index, into: &buffer)
            return .success(try folder.decode(buffer, at: index, thumbnailSide: nil).image)
        } catch {
            if case .throw = onError { throw error }
            return .failure(error)
        }
    }

    private func batch(_ images: [PixelImage], _ indices: [Int]) throws(RelumeError) -> LabeledBatch {
        if let place = images.firstIndex(where: { !$0.stacks(with: images[0]) }) {
            throw RelumeError(
                .invalidArgument,
                "a batch needs images of one size and kind: this one is \(images[place].layout), and "
                    + "\(folder.name(at: indices[0])) is \(images[0].layout); convert them, or read batches of 1",
                path: folder.name(at: indices[place]))
        }
        return LabeledBatch(
            images: try ImageBatch(stacking: images), labels: indices.map { folder.labels[$0] }, indices: indices)
    }
}

extension ImageFolder {
    /// The images in batches, to be read with `for try await`.
    ///
    /// - Parameters:
    ///   - batchSize: Images a batch; positive.
    ///   - dropLast: Whether a last batch with fewer images is left out.
    ///   - seed: Shuffles with ``SplitMix64``, the same order for the same seed on every system; nil keeps the order.
    ///   - limit: Takes only so many images, the first ones of the order.
    ///   - onError: What becomes of a file that cannot be read.
    ///   - jobs: How many files are read at once.
    public func batches(
        of batchSize: Int, dropLast: Bool = false, shuffle seed: UInt64? = nil, limit: Int? = nil,
        onError: BadFilePolicy = .throw, jobs: Int = Parallel.usableCores
    ) -> ImageFolderBatches {
        ImageFolderBatches(
            folder: self,
            sampler: BatchSampler(count: count, batchSize: batchSize, dropLast: dropLast, shuffle: seed, limit: limit),
            onError: onError, jobs: jobs)
    }

    /// Reads the images in batches and hands each to `body`, in order, on the caller's thread, while the next are read.
    ///
    /// Parameters as in ``batches(of:dropLast:shuffle:limit:onError:jobs:)``.
    /// - Throws: the error of the first file or `body` that fails; `invalidArgument` where images of unlike size or
    ///   kind meet in a batch, naming both files; `cancelled`.
    public func forEachBatch(
        of batchSize: Int, dropLast: Bool = false, shuffle seed: UInt64? = nil, limit: Int? = nil,
        onError: BadFilePolicy = .throw, jobs: Int = Parallel.usableCores, cancellation: Cancellation? = nil,
        _ body: (LabeledBatch) throws(RelumeError) -> Void
    ) throws(RelumeError) {
        let batches = batches(
            of: batchSize, dropLast: dropLast, shuffle: seed, limit: limit, onError: onError, jobs: jobs)
        try batches.read(0..<batches.sampler.imageCount, cancellation: cancellation, body)
    }
}

/// What becomes of a file that cannot be read or decoded.
public enum BadFilePolicy: Sendable {
    /// Its error ends the reading; of several, that of the first file in order.
    case `throw`
    /// It is left out of its batch, which has fewer images then, and its error goes to `report`, in the order of files.
    case skip(report: @Sendable (RelumeError) -> Void)
}
