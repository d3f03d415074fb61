import RelumeCore
import RelumeDatasets

/// A data set of a run: which samples are taken in which order, the units and steps they make, what is written of them.
struct Source: Sendable {
    let dataset: any Dataset
    /// The data set, where all samples are of one shape, so that several go through the run together; else each goes alone.
    let uniform: (any UniformDataset)?
    /// The data set, where samples are read and decoded in two steps.
    let encoded: (any EncodedDataset)?
    /// What the manifest calls the input of its units; nil where each sample has a name of its own.
    let path: String?
    var outputs: [any Output]
    /// How many samples are taken.
    let count: Int
    /// The samples in the order they are taken; nil for 0, 1, 2, ...
    private let order: [Int]?
    private let batchSize: Int
    /// How many samples go through the run together: one, or of a uniform data set a step, unless they are very large.
    private let unitSize: Int
    /// The steps that its samples make; empty where nothing is saved that has steps.
    let steps: Range<Int>
    /// The step numbers that its samples take up, saved or not, so that the numbers of what follows do not depend on it.
    let lastStep: Int

    /// The most values of a unit: as floats 64 MiB before and as much after.
    private static let largestUnit = 1 << 24

    /// - Parameter room: how many samples of the run's limit are left.
    init(
        _ dataset: any Dataset, path: String?, outputs: [any Output], options: RunOptions, room: Int, firstStep: Int
    ) {
        self.dataset = dataset
        // Asked once: what a type conforms to takes the runtime as long as a whole line of the manifest.
        uniform = dataset as? any UniformDataset
        encoded = dataset as? any EncodedDataset
        self.path = path
        self.outputs = outputs
        batchSize = options.batchSize
        order = options.input.shuffleSeed.map { seed in
            var generator = SplitMix64(seed: seed)
            return generator.permutation(of: dataset.count)
        }
        count = min(dataset.count, room)
        if let spec = uniform?.spec {
            unitSize = min(batchSize, max(1, Self.largestUnit / max(1, spec.count)))
        } else {
            unitSize = 1
        }
        let stepCount = (count + options.batchSize - 1) / options.batchSize
        lastStep = firstStep + stepCount - 1
        let hasSteps = uniform != nil || outputs.contains { $0.kind.isStepwise }
        steps = firstStep..<firstStep + (hasSteps ? stepCount : 0)
    }

    // MARK: Samples

    /// The data set's index of the sample at `position` of the order.
    func index(at position: Int) -> Int { order?[position] ?? position }

    /// What messages call the sample at `position`.
    func name(at position: Int) -> String { dataset.name(at: index(at: position)) }

    // MARK: Units

    /// Whether all samples are of one shape.
    var isUniform: Bool { uniform != nil }

    /// The number of units.
    var unitCount: Int { (unitsPerStep * (count / batchSize)) + (count % batchSize + unitSize - 1) / unitSize }

    private var unitsPerStep: Int { (batchSize + unitSize - 1) / unitSize }

    /// The positions of the samples in a unit.
    func positions(ofUnit unit: Int) -> Range<Int> {
        let (step, place) = unit.quotientAndRemainder(dividingBy: unitsPerStep)
        let start = step * batchSize + place * unitSize
        return start..<min(start + unitSize, (step + 1) * batchSize, count)
    }

    // MARK: Steps

    /// The step that the sample at `position` belongs to; nil where there are no steps.
    func step(ofPosition position: Int) -> Int? {
        steps.isEmpty ? nil : steps.lowerBound + position / batchSize
    }

    /// The positions of the samples of a step.
    func positions(ofStep step: Int) -> Range<Int> {
        let start = (step - steps.lowerBound) * batchSize
        return start..<min(start + batchSize, count)
    }

    /// The place of the sample at `position` in its step.
    func place(ofPosition position: Int) -> Int { position % batchSize }

    /// What is known of the samples of a step before they are read, nil for one of which nothing is; without those whose
    /// headers cannot be read.
    func headers(ofStep step: Int) -> [ImageSpec?] {
        if let uniform {
            return Array(repeating: uniform.spec, count: positions(ofStep: step).count)
        }
        var headers: [ImageSpec?] = []
        for position in positions(ofStep: step) {
            do throws(RelumeError) {
                headers.append(try dataset.header(at: index(at: position)))
            } catch {
                // It fails when it is its turn.
            }
        }
        return headers
    }

    // MARK: Outputs

    /// Whether each sample has files of its own.
    var hasSampleFiles: Bool { outputs.contains { !$0.files(ofSample: "").isEmpty } }
}
