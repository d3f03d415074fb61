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

    /// What a picture is afterwards: floats, and with half an axis behind GLU.
    ///
    /// - Throws: `invalidArgument` as ``validate(colorChannels:)`` does, and where GLU meets alpha or an odd length.
    public func output(for input: ImageSpec) throws(RelumeError) -> ImageSpec {
        try validate(colorChannels: input.colorChannels)
        var output = input
        output.elementType = .float32
        if case .rows(_, .index(let axis)) = kernel, axis == 0 || axis == -4 {
            // What a picture becomes must not depend on its neighbours in a batch.
            throw RelumeError(
                .invalidArgument,
                "\(self) would mix the images of a batch; use axis=1 (channels), axis=2 (height) or axis=3 (width)")
        }
        guard case .gate(let axis) = kernel else { return output }
        guard !input.hasAlpha else {
            throw RelumeError(.invalidArgument, "\(self) halves the image, and its alpha channel could not follow")
        }
        let index = try axis.resolved(in: [1, input.channels, input.height, input.width])
        let halved: WritableKeyPath<ImageSpec, Int> = index == 1 ? \.channels : index == 2 ? \.height : \.width
        guard input[keyPath: halved].isMultiple(of: 2) else {
            throw RelumeError(
                .invalidArgument,
                "\(self) halves the \(["", "channels", "height", "width"][index]) of an image, and "
                    + "\(input[keyPath: halved]) is no even number")
        }
        output[keyPath: halved] /= 2
        return output
    }

    /// Whether the result has the shape of the input; GLU's has not.
    public var keepsShape: Bool {
        if case .gate = kernel { false } else { true }
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
