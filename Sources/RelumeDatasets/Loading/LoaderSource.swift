/// Where the samples of a loader come from.
enum LoaderSource: Sendable {
    case dataset(any Dataset)
    /// Makes a pass over a sequence.
    case stream(@Sendable () -> SampleStream)
}

/// The batches of one pass, by number.
enum LoaderPass: Sendable {
    case dataset(any Dataset, BatchSampler)
    case stream(SampleStream, batchSize: Int)

    /// The number of batches; nil where nobody knows it before the end.
    var count: Int? {
        guard case .dataset(_, let sampler) = self else { return nil }
        return sampler.batchCount
    }

    /// What stands in batch `number`; nil behind the last.
    func items(ofBatch number: Int) -> LoaderItems? {
        switch self {
        case .dataset(let dataset, let sampler): .indices(sampler.indices(ofBatch: number), dataset)
        case .stream(let stream, let batchSize):
            stream.samples(ofBatch: number).map { .samples($0, first: number * batchSize) }
        }
    }
}

/// What a batch is to be made of.
enum LoaderItems {
    /// Samples of a data set, by their numbers.
    case indices([Int], any Dataset)
    /// Samples of a sequence, and the number of the first.
    case samples([Sample], first: Int)

    var count: Int {
        switch self {
        case .indices(let indices, _): indices.count
        case .samples(let samples, _): samples.count
        }
    }

    /// The number that a sample has in the whole of the data.
    func number(at place: Int) -> Int {
        switch self {
        case .indices(let indices, _): indices[place]
        case .samples(_, let first): first + place
        }
    }

    /// What messages call a sample.
    func name(at place: Int) -> String {
        switch self {
        case .indices(let indices, let dataset): dataset.name(at: indices[place])
        case .samples(_, let first): "sample \(first + place)"
        }
    }

    /// The labels of the samples at `places`; none where one has none.
    func labels(at places: [Int]) -> [Int] {
        let labels =
            switch self {
            case .indices(let indices, let dataset): places.map { dataset.label(at: indices[$0]) }
            case .samples(let samples, _): places.map { samples[$0].label }
            }
        return labels.contains(nil) ? [] : labels.compactMap(\.self)
    }

    /// The superclasses of the samples at `places`, where they have them.
    func coarseLabels(at places: [Int]) -> [Int]? {
        guard case .indices(let indices, let dataset) = self, let cifar = dataset as? CIFAR100 else { return nil }
        return cifar.batch(at: places.map { indices[$0] }).coarseLabels
    }
}
