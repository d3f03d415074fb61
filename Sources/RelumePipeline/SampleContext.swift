import RelumeCore

/// Which samples a batch holds, for stages that draw random numbers: they depend on this and on the stage's place in the
/// pipeline and nothing else, so neither jobs nor batches nor shards change them.
public struct SampleContext: Hashable, Sendable {
    /// The seed of the run.
    public var seed: UInt64
    /// The pass over the data set, counted from 0.
    public var epoch: Int
    /// The numbers of the batch's samples in the whole data set. Samples beyond the last one follow it.
    public var samples: [Int]
    /// The number of the stage in its pipeline.
    var place = 0

    /// Describes the batch that begins with sample number `sample`; the others follow.
    public init(seed: UInt64 = 0, epoch: Int = 0, sample: Int = 0) {
        self.init(seed: seed, epoch: epoch, samples: [sample])
    }

    /// Describes a batch of the samples of these numbers, as a shuffled one has them.
    public init(seed: UInt64 = 0, epoch: Int = 0, samples: [Int]) {
        self.seed = seed
        self.epoch = epoch
        self.samples = samples
    }

    /// The number in the whole data set of a sample of the batch.
    func number(of index: Int) -> Int {
        let last = samples.count - 1
        return index <= last ? samples[index] : (samples.last ?? 0) + index - max(last, 0)
    }

    /// The random numbers of a stage for one sample of the batch.
    func generator(forSample index: Int) -> SplitMix64 {
        // Each part goes through the generator before the next is added, so that no two of them cancel out.
        var state = seed
        for part in [epoch, number(of: index), place] {
            var generator = SplitMix64(seed: state)
            state = generator.next() ^ UInt64(truncatingIfNeeded: part)
        }
        var generator = SplitMix64(seed: state)
        return SplitMix64(seed: generator.next())
    }

    /// The same for the stage at a place of the pipeline.
    func at(place: Int) -> SampleContext {
        var context = self
        context.place = place
        return context
    }
}
