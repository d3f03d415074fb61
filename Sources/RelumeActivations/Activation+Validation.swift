public import RelumeCore

extension Activation {
    /// Checks that it can be applied to images of `colorChannels` channels, alpha not counted.
    ///
    /// - Throws: `invalidArgument` where it has a weight for each channel of another number of channels, works along an
    ///   axis that `[N, C, H, W]` does not have, or halves what cannot be halved.
    public func validate(colorChannels: Int) throws(RelumeError) {
        switch kernel {
        case .perChannel(let kernels) where kernels.count != colorChannels:
            throw RelumeError(
                .invalidArgument,
                "\(self) has \(kernels.count) weights, but the image has \(counted(colorChannels)); "
                    + "use one weight for all channels, e.g. \(name)(\(arguments.numbers(0)[0].shortText))")
        case .rows(_, .index(let axis)) where !(-4..<4).contains(axis),
            .gate(.index(let axis)) where !(-4..<4).contains(axis):
            throw RelumeError(
                .invalidArgument, "\(self): a batch of images [N, C, H, W] has axes 0 to 3, no axis \(axis)")
        case .gate(.index(0)), .gate(.index(-4)):
            throw RelumeError(
                .invalidArgument, "\(self) would merge images of a batch; use axis=2 (height) or axis=3 (width)")
        case .gate(let axis) where axis.isImageChannels && !colorChannels.isMultiple(of: 2):
            throw RelumeError(
                .invalidArgument,
                "\(self) halves the channels, but the image has \(counted(colorChannels)); "
                    + "use axis=2 (height) or axis=3 (width)")
        default: break
        }
    }

    /// Checks that it can be applied to `batch`.
    ///
    /// - Throws: `invalidArgument` as ``validate(colorChannels:)`` does, and where GLU meets alpha or an odd length.
    public func validate(_ batch: ImageBatch) throws(RelumeError) {
        try validate(colorChannels: batch.colorChannels)
        guard case .gate(let axis) = kernel else { return }
        guard !batch.hasAlpha else {
            throw RelumeError(.invalidArgument, "\(self) halves the image, and its alpha channel could not follow")
        }
        let index = axis.resolved(in: batch.shape)
        guard batch.shape[index].isMultiple(of: 2) else {
            throw RelumeError(
                .invalidArgument, "\(self) halves axis \(index) of \(batch.shape), which has no even length")
        }
    }

    /// Whether the result has the shape of the input; GLU's has not.
    public var keepsShape: Bool {
        if case .gate = kernel { false } else { true }
    }

    /// How many color channels an image of `count` has afterwards.
    package func colorChannels(after count: Int) -> Int {
        if case .gate(let axis) = kernel, axis.isImageChannels { count / 2 } else { count }
    }
}

extension ActivationAxis {
    /// Whether it is axis 1 of `[N, C, H, W]`.
    fileprivate var isImageChannels: Bool { self == .channels || self == .index(1) || self == .index(-3) }
}

/// `1 color channel`, `3 color channels`.
package func counted(_ colorChannels: Int) -> String {
    "\(colorChannels) color channel\(colorChannels == 1 ? "" : "s")"
}
