package import RelumeCore
import RelumeKernels

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

    /// Every value times that of `other`, a batch of the same shape; what becomes of alpha means nothing.
    package func multiplied(by other: ImageBatch, jobs: Int) -> ImageBatch {
        let product = PairKernel.product.map(
            float32().scalars, other.float32().scalars, jobs: jobs)
        return ImageBatch(.float32(Tensor(shape: shape, scalars: product)), hasAlpha: hasAlpha)
    }
}
