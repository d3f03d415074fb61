public import RelumeCore
import RelumeKernels
public import RelumeParallel

extension ImageBatch {
    /// The batch as floats, with the color channels of every image passed through `activation`, on up to `jobs`
    /// threads; alpha is carried through. The bytes do not depend on how many, nor on the type of the samples.
    ///
    /// - Throws: `invalidArgument` where the activation does not fit the images, see
    ///   ``Activation/validate(colorChannels:)``, and where GLU meets alpha or an odd length.
    public func applying(
        _ activation: Activation, jobs: Int = Parallel.usableCores
    ) throws(RelumeError) -> ImageBatch {
        try activation.validate(colorChannels: colorChannels)
        switch activation.kernel {
        case .elementwise, .perChannel, .custom:
            return ElementwiseChain(activation.steps ?? []).applying(to: self, jobs: jobs)
        case .gate:
            _ = try activation.output(for: spec)
            return ImageBatch(unchecked: .float32(try float32().applying(activation, jobs: jobs)))
        case .rows where !hasAlpha:
            return ImageBatch(unchecked: .float32(try float32().applying(activation, jobs: jobs)))
        case .rows, .random:
            var result = self
            try result.apply(activation, jobs: jobs)
            return result
        }
    }

    /// Passes the color channels through `activation` in place; see ``applying(_:jobs:)``.
    public mutating func apply(
        _ activation: Activation, jobs: Int = Parallel.usableCores
    ) throws(RelumeError) {
        try activation.validate(colorChannels: colorChannels)
        if let steps = activation.steps {
            ElementwiseChain(steps).apply(to: &self, jobs: jobs)
        } else if activation.keepsShape {
            let (shape, colorChannels) = (shape, colorChannels)
            try withFloats { (values) throws(RelumeError) in
                try activation.apply(to: &values, images: shape, colorChannels: colorChannels, jobs: jobs)
            }
        } else {
            self = try applying(activation, jobs: jobs)
        }
    }
}

extension ImageBatch {
    /// Every value times that of `other`, a batch of the same shape; what becomes of alpha means nothing.
    package func multiplied(by other: ImageBatch, jobs: Int) -> ImageBatch {
        let product = PairKernel.product.map(
            float32().scalars, other.float32().scalars, jobs: jobs)
        return ImageBatch(unchecked: .float32(Tensor(unchecked: shape, scalars: product)), hasAlpha: hasAlpha)
    }
}
