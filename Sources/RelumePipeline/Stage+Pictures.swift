public import RelumeCore
public import RelumeImages
public import RelumeParallel

extension PixelImage {
    /// The picture after a stage that leaves its samples integers, such as `resize` or `center_crop`; its metadata are kept.
    ///
    /// - Throws: `invalidArgument` where the stage does not fit the picture, or leaves what is no picture of 8 or 16 bits:
    ///   ``Pipeline/applying(_:context:jobs:)-(PixelImage,_,_)`` takes those.
    public func applying(
        _ stage: Stage, context: SampleContext = SampleContext(), jobs: Int = Parallel.usableCores
    ) throws(RelumeError) -> PixelImage {
        let output = try stage.output(for: spec)
        guard output.elementType != .float32, !output.isMask, (output.channels % 2 == 0) == output.hasAlpha,
            1...4 ~= output.channels
        else {
            throw RelumeError(
                .invalidArgument,
                "\(stage) does not leave a picture of 8 or 16 bits; use Pipeline([...]).applying(image), which gives tensors"
            )
        }
        let batch = try Pipeline([stage]).changing(self, context, jobs: jobs)
        return switch batch.samples {
        case .uint8(let tensor): PixelImage(unchecked: tensor.picture, metadata: metadata)
        case .uint16(let tensor): PixelImage(unchecked: tensor.picture, metadata: metadata)
        case .float32: preconditionFailure("\(stage) said that it leaves integers")
        }
    }
}

extension ImageBatch {
    /// The batch after a stage; samples that the stage makes no floats of stay integers, as they do not after a pipeline.
    ///
    /// - Throws: `invalidArgument` where the stage does not fit the batch.
    public func applying(
        _ stage: Stage, context: SampleContext = SampleContext(), jobs: Int = Parallel.usableCores
    ) throws(RelumeError) -> ImageBatch {
        var batch = self
        try Pipeline([stage]).change(&batch, context, jobs: jobs)
        return batch
    }
}
