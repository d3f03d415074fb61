package import RelumeActivations
package import RelumeCore
package import RelumeImages
package import RelumeKernels

/// What one kind of stage does. A conformer is a file in `Stages`, and a line in ``StageKind/all`` where texts name it.
package protocol StageOperation: Sendable, Hashable, CustomStringConvertible {
    /// The name without parameters.
    var name: String { get }
    /// Whether this is what a pipeline is about: an activation or a function of the caller's, not a preparation.
    var isActivation: Bool { get }
    /// The activation that the stage is, where that works on any memory in place.
    var inPlace: Activation? { get }
    /// The kernel of each color channel, or one for all alike; nil for a stage that is made of none.
    var kernels: [ElementwiseKernel]? { get }
    /// What an elementwise stage does to each color channel, or one step for all alike; nil for a stage that looks at
    /// more than one value.
    var steps: [ElementwiseStep]? { get }
    /// What leaves the stage when `input` enters it.
    ///
    /// - Throws: `invalidArgument` that names the stage, what it has, what the picture has, and what to use instead.
    func output(for input: ImageSpec) throws(RelumeError) -> ImageSpec
    /// Whether it matters to the stage how many pixels a picture has, so that a smaller one of the same will not do.
    var countsPixels: Bool { get }
    /// The file that the stage was read from, where it was.
    var file: String? { get }
    /// Whether the stage may get class indices, which it moves or looks up but never computes with.
    var takesMasks: Bool { get }
    /// Passes `batch`, whose pictures are what ``output(for:)`` accepted, through a stage that has no ``steps``.
    ///
    /// - Throws: for values that the stage cannot work on, which their ``ImageSpec`` does not tell; where several pictures
    ///   came, the error's index is the sample's number in the data set, by `context`.
    func apply(to batch: inout ImageBatch, _ context: SampleContext, jobs: Int) throws(RelumeError)
    /// What ``apply(to:_:jobs:)`` makes of a picture, for a stage that can read its pixels as they are.
    func applying(to image: PixelImage, _ context: SampleContext, jobs: Int) throws(RelumeError) -> ImageBatch
    /// What does both, this stage and then `next`, with less work and to the same bytes; nil where nothing does.
    func joined(with next: Stage) -> (any StageOperation)?
}

extension StageOperation {
    package var isActivation: Bool { false }
    package var inPlace: Activation? { nil }
    package var kernels: [ElementwiseKernel]? { nil }
    package var steps: [ElementwiseStep]? { kernels?.map { .kernel($0) } }
    package var countsPixels: Bool { false }
    package var file: String? { nil }
    package var takesMasks: Bool { false }
    package func joined(with next: Stage) -> (any StageOperation)? { nil }

    package func apply(to batch: inout ImageBatch, _ context: SampleContext, jobs: Int) throws(RelumeError) {
        guard let steps else { preconditionFailure("\(name) has neither steps nor a way to apply it") }
        ElementwiseChain(steps).apply(to: &batch, jobs: jobs)
    }

    /// The derivative of each of the ``steps``; nil where one has none.
    var derivative: [ElementwiseStep]? {
        guard let steps else { return nil }
        let derivatives = steps.compactMap(\.derivative)
        return derivatives.count == steps.count ? derivatives : nil
    }

    package func applying(
        to image: PixelImage, _ context: SampleContext, jobs: Int
    ) throws(RelumeError) -> ImageBatch {
        var batch = image.batch
        try apply(to: &batch, context, jobs: jobs)
        return batch
    }

    /// - Throws: `invalidArgument` where `input` has other colors than gray or RGB.
    func requireGrayOrRGB(_ input: ImageSpec) throws(RelumeError) {
        guard input.colorChannels == 1 || input.colorChannels == 3 else {
            throw RelumeError(
                .invalidArgument,
                "\(name) needs gray or RGB, but the image has \(counted(input.colorChannels)); put it before what changes "
                    + "the channels")
        }
    }

    func equals(_ other: any StageOperation) -> Bool { other as? Self == self }
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
