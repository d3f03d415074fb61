public import RelumeCore
import RelumeKernels
public import RelumeParallel

extension ImageBatch {
    /// The batch as floats, with the color channels of every image passed through `activation`, on up to `jobs`
    /// threads; alpha is carried through. The bytes do not depend on how many, nor on the type of the samples.
    ///
    /// What does not fit the images (see ``Activation/validate(_:)``) is a programming error.
    public func applying(_ activation: Activation, jobs: Int = Parallel.usableCores) -> ImageBatch {
        switch activation.kernel {
        case .elementwise, .perChannel:
            return ElementwiseChain(activation.kernels ?? []).applying(to: self, jobs: jobs)
        case .gate:
            precondition(!hasAlpha, "\(activation.name) halves an image, and alpha could not follow")
            return ImageBatch(.float32(float32().applying(activation, jobs: jobs)))
        case .rows where !hasAlpha:
            return ImageBatch(.float32(float32().applying(activation, jobs: jobs)))
        case .rows, .random:
            var result = self
            result.apply(activation, jobs: jobs)
            return result
        }
    }

    /// Passes the color channels through `activation` in place; see ``applying(_:jobs:)``.
    public mutating func apply(_ activation: Activation, jobs: Int = Parallel.usableCores) {
        switch activation.kernel {
        case .elementwise, .perChannel:
            ElementwiseChain(activation.kernels ?? []).apply(to: &self, jobs: jobs)
        case .rows(let kernel, let axis):
            let layout = RowLayout(batch: shape, colorChannels: colorChannels, axis: axis.resolved(in: shape))
            withFloats { kernel.apply(to: &$0, layout, jobs: jobs) }
        case .random(let slope):
            let layout = ImageLayout(self)
            withFloats { slope.apply(to: &$0, layout, jobs: jobs) }
        case .gate:
            self = applying(activation, jobs: jobs)
        }
    }
}

extension ImageBatch {
    /// Every value times that of `other`, a batch of the same shape; what becomes of alpha means nothing.
    package func multiplied(by other: ImageBatch, jobs: Int) -> ImageBatch {
        let product = PairKernel.product.map(
            float32().scalars, other.float32().scalars, jobs: jobs)
        return ImageBatch(.float32(Tensor(shape: shape, scalars: product)), hasAlpha: hasAlpha)
    }
}
