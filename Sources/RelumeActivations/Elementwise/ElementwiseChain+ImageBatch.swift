package import RelumeCore
import RelumeKernels
import RelumeParallel

extension ElementwiseChain {
    /// What the chain makes of the color channels of `batch`, as floats; alpha is carried through.
    package func applying(to batch: ImageBatch, jobs: Int) -> ImageBatch {
        let layout = PlaneLayout(batch: batch.shape)
        let color = batch.colorChannels
        precondition(isUniform || channels.count == color, "\(channels.count) channels for an image of \(color)")
        let scalars =
            // Class indices stand for themselves, so they take no table of levels.
            switch batch.isMask ? .float32(batch.float32()) : batch.samples {
            case .uint8(let tensor):
                applying(to: tensor.scalars, layout: layout, colorChannels: color, jobs: jobs)
            case .uint16(let tensor):
                applying(to: tensor.scalars, layout: layout, colorChannels: color, jobs: jobs)
            case .float32(let tensor):
                applying(to: tensor.scalars, layout: layout, colorChannels: color, jobs: jobs)
            }
        return ImageBatch(.float32(Tensor(shape: batch.shape, scalars: scalars)), hasAlpha: batch.hasAlpha)
    }

    /// Passes the color channels of `batch` through the chain: floats in their own memory, integers into a new one.
    package func apply(to batch: inout ImageBatch, jobs: Int) {
        guard case .float32 = batch.samples else { return batch = applying(to: batch, jobs: jobs) }
        let layout = PlaneLayout(batch: batch.shape)
        let color = batch.colorChannels
        precondition(isUniform || channels.count == color, "\(channels.count) channels for an image of \(color)")
        batch.withFloats { values in
            values.withParallelChunks(chunk: ElementwiseKernel.chunk, jobs: jobs) { start, slice in
                apply(to: &slice, at: start, layout: layout, colorChannels: color)
            }
        }
    }
}

extension ImageBatch {
    /// Makes floats of the samples, where they are not, and lends them for writing in place.
    mutating func withFloats(_ body: (inout MutableSpan<Float>) -> Void) {
        var tensor = float32()
        let hasAlpha = hasAlpha
        // The batch lets go of its scalars, so that the tensor is their only owner and writing does not copy them.
        self = ImageBatch(.uint8(Tensor(shape: [0, 1, 0, 0], scalars: [])))
        tensor.withMutableScalars(body)
        self = ImageBatch(.float32(tensor), hasAlpha: hasAlpha)
    }
}
