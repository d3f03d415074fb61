public import RelumeCore
public import RelumeParallel

extension ImageBatch {
    /// The batch as floats, with the color channels of every image passed through `activation`, on up to `jobs`
    /// threads; alpha is carried through. The bytes do not depend on how many, nor on the type of the samples.
    ///
    /// What does not fit the images (see ``Activation/validate(colorChannels:)``) is a programming error.
    public func applying(_ activation: Activation, jobs: Int = Parallel.usableCores) -> ImageBatch {
        applying(activation, jobs: jobs, level: .best)
    }

    /// Passes the color channels through `activation` in place; see ``applying(_:jobs:)``.
    public mutating func apply(_ activation: Activation, jobs: Int = Parallel.usableCores) {
        apply(activation, jobs: jobs, level: .best)
    }

    package func applying(_ activation: Activation, jobs: Int, level: KernelLevel) -> ImageBatch {
        switch activation.kernel {
        case .elementwise, .perChannel:
            return ElementwiseChain(activation.elementwiseSteps).applying(to: self, jobs: jobs, level: level)
        case .rows:
            var result = self
            result.apply(activation, jobs: jobs, level: level)
            return result
        }
    }

    package mutating func apply(_ activation: Activation, jobs: Int, level: KernelLevel) {
        switch activation.kernel {
        case .elementwise, .perChannel:
            ElementwiseChain(activation.elementwiseSteps).apply(to: &self, jobs: jobs, level: level)
        case .rows(let kernel, let axis):
            let layout = RowLayout(batch: shape, colorChannels: colorChannels, axis: axis.resolved(in: shape))
            withFloats { kernel.apply(to: &$0, layout, jobs: jobs, level: level) }
        }
    }
}

extension Activation {
    /// Checks that it can be applied to images of `colorChannels` channels, alpha not counted.
    ///
    /// - Throws: `invalidArgument` where it has a weight for each channel of another number of channels, or works along
    ///   an axis that `[N, C, H, W]` does not have.
    public func validate(colorChannels: Int) throws(RelumeError) {
        switch kernel {
        case .perChannel(let kernels) where kernels.count != colorChannels:
            throw RelumeError(
                .invalidArgument,
                "\(self) has \(kernels.count) weights, but the image has \(counted(colorChannels)); "
                    + "use one weight for all channels, e.g. \(name)(\(arguments.numbers(0)[0].shortText))")
        case .rows(_, .index(let axis)) where !(-4..<4).contains(axis):
            throw RelumeError(
                .invalidArgument, "\(self): a batch of images [N, C, H, W] has axes 0 to 3, no axis \(axis)")
        default: break
        }
    }
}

/// `1 color channel`, `3 color channels`.
package func counted(_ colorChannels: Int) -> String {
    "\(colorChannels) color channel\(colorChannels == 1 ? "" : "s")"
}
