import RelumeCore
import RelumeImages
import RelumePipeline

/// Makes whole batches, one after the other, on a thread that has it for itself.
struct LoaderWorker {
    /// A batch, nil where all its pictures were left out, and the errors of those that were.
    struct Outcome: Sendable {
        var batch: LabeledBatch?
        var skipped: [RelumeError] = []
    }

    private let loader: DataLoader
    private var transformer: PictureTransformer
    /// The bytes of one file after the other.
    private var file: [UInt8] = []

    init(_ loader: DataLoader) {
        self.loader = loader
        transformer = PictureTransformer(loader.transform, loader.limits)
    }

    /// Reads, transforms and stacks `items`.
    ///
    /// - Throws: the error of the first that fails, unless those are skipped; `cancelled` when `isCancelled` says so.
    mutating func batch(_ items: LoaderItems, isCancelled: () -> Bool) throws(RelumeError) -> Outcome {
        if case .indices(let indices, let dataset) = items, let uniform = dataset as? any UniformDataset,
            let batch = try whole(indices, of: uniform)
        {
            return Outcome(batch: batch)
        }
        var filling = BatchFilling(room: items.count, loader.memory)
        var places: [Int] = []
        var outcome = Outcome()
        for place in 0..<items.count {
            guard !isCancelled() else { throw RelumeError(.cancelled, "cancelled before all batches were read") }
            do throws(RelumeError) {
                try append(place, of: items, to: &filling)
                places.append(place)
            } catch {
                guard case .skip = loader.onError else { throw error }
                outcome.skipped.append(error)
            }
        }
        if let images = filling.finish() {
            outcome.batch = LabeledBatch(
                images: images, labels: items.labels(at: places), coarseLabels: items.coarseLabels(at: places),
                indices: places.map(items.number))
        }
        return outcome
    }

    /// The batch of samples that are in memory and need no step for each; nil where they do.
    private mutating func whole(
        _ indices: [Int], of dataset: any UniformDataset
    ) throws(RelumeError) -> LabeledBatch? {
        if case .asStored = loader.transform { return try dataset.batch(at: indices) }
        guard let first = indices.first, let tables = try tables(for: dataset, at: first) else { return nil }
        let stored = try dataset.batch(at: indices)
        var filling = BatchFilling(room: indices.count, loader.memory)
        try filling.append(.planes(stored.images), called: dataset.name(at: first), through: tables)
        return filling.finish().map { images in
            LabeledBatch(
                images: images, labels: stored.labels, coarseLabels: stored.coarseLabels, indices: stored.indices)
        }
    }

    private mutating func tables(
        for dataset: any UniformDataset, at index: Int
    ) throws(RelumeError) -> SampleTables? {
        do throws(RelumeError) {
            return try transformer.tables(for: dataset.spec)
        } catch {
            throw error.at(path: dataset.path(at: index))
        }
    }

    /// Appends what the transform makes of one item.
    private mutating func append(
        _ place: Int, of items: LoaderItems, to filling: inout BatchFilling
    ) throws(RelumeError) {
        let name = items.name(at: place)
        do throws(RelumeError) {
            let picture = try picture(place, of: items)
            let context = SampleContext(seed: loader.seed, epoch: loader.epoch, sample: items.number(at: place))
            try transformer.append(picture, called: name, context, to: &filling)
        } catch {
            throw error.at(path: name)
        }
    }

    private mutating func picture(_ place: Int, of items: LoaderItems) throws(RelumeError) -> LoadedPicture {
        switch items {
        case .samples(let samples, _): return .pixels(samples[place].image)
        case .indices(let indices, let dataset):
            if let encoded = dataset as? any EncodedDataset {
                try encoded.read(at: indices[place], into: &file)
                try transformer.check(encoded.spec(of: file, at: indices[place]))
                return .pixels(try encoded.decode(file, at: indices[place], thumbnailSide: nil).image)
            }
            if let uniform = dataset as? any UniformDataset {
                return .planes(try uniform.batch(at: [indices[place]]).images)
            }
            return .pixels(try dataset.sample(at: indices[place]).image)
        }
    }
}
