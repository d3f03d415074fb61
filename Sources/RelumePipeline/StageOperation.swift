package import RelumeActivations
package import RelumeCore
package import RelumeKernels

/// What one kind of stage does. A conformer is a file in `Stages`, and a line in ``StageKind/all`` where texts name it.
package protocol StageOperation: Sendable, Hashable, CustomStringConvertible {
    /// The name without parameters.
    var name: String { get }
    /// Whether this is what a pipeline is about: an activation or a function of the caller's, not a preparation.
    var isActivation: Bool { get }
    /// The kernel of each color channel, or one for all alike; nil for a stage that has none.
    var kernels: [ElementwiseKernel]? { get }
    /// What an elementwise stage does to each color channel, or one step for all alike; nil for a stage that looks at
    /// more than one value.
    var steps: [ElementwiseStep]? { get }
    /// What leaves the stage when `input` enters it.
    ///
    /// - Throws: `invalidArgument` that names the stage, what it has, what the picture has, and what to use instead.
    func output(for input: ImageSpec) throws(RelumeError) -> ImageSpec
    /// Whether the stage may get class indices, which it moves or looks up but never computes with.
    var takesMasks: Bool { get }
    /// Passes `batch`, whose pictures are what ``output(for:)`` accepted, through a stage that has no ``steps``.
    ///
    /// - Throws: for samples that the stage cannot work on, which their ``ImageSpec`` does not tell; the error's index is
    ///   the sample's in the batch.
    func apply(to batch: inout ImageBatch, _ context: SampleContext, jobs: Int) throws(RelumeError)
}

extension StageOperation {
    package var isActivation: Bool { false }
    package var kernels: [ElementwiseKernel]? { nil }
    package var steps: [ElementwiseStep]? { kernels?.map { .kernel($0) } }
    package var takesMasks: Bool { false }

    package func apply(to batch: inout ImageBatch, _ context: SampleContext, jobs: Int) throws(RelumeError) {
        guard let steps else { preconditionFailure("\(name) has neither steps nor a way to apply it") }
        ElementwiseChain(steps).apply(to: &batch, jobs: jobs)
    }

    func equals(_ other: any StageOperation) -> Bool { other as? Self == self }
}

/// Which samples a batch holds, for stages that draw random numbers: they depend on this and nothing else, so neither
/// jobs nor batches nor shards change them.
public struct SampleContext: Hashable, Sendable {
    /// The seed of the run.
    public var seed: UInt64
    /// The pass over the data set, counted from 0.
    public var epoch: Int
    /// The number of the batch's first sample in the whole data set; the others follow.
    public var sample: Int

    /// Describes the batch that begins with sample number `sample`.
    public init(seed: UInt64 = 0, epoch: Int = 0, sample: Int = 0) {
        self.seed = seed
        self.epoch = epoch
        self.sample = sample
    }
}

extension ImageSpec {
    /// The same as floats, which is what a change of values makes of samples.
    var asFloats: ImageSpec {
        var spec = self
        spec.elementType = .float32
        return spec
    }

    /// What leaves a pipeline whose last stage leaves this: floats, but class indices stay the integers they are.
    var leavingPipeline: ImageSpec { isMask ? self : asFloats }
}
