package import RelumeCore

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
        return ImageBatch(
            unchecked: .float32(Tensor(unchecked: batch.shape, scalars: scalars)), hasAlpha: batch.hasAlpha)
    }

    /// Writes what the chain makes of the color channels of `batch` to memory for as many floats; alpha is carried through.
    package func map(_ batch: ImageBatch, into output: inout MutableSpan<Float>, jobs: Int) {
        let layout = PlaneLayout(batch: batch.shape)
        let color = batch.colorChannels
        switch batch.isMask ? .float32(batch.float32()) : batch.samples {
        case .uint8(let tensor): map(tensor.scalars.span, into: &output, layout, colorChannels: color, jobs: jobs)
        case .uint16(let tensor): map(tensor.scalars.span, into: &output, layout, colorChannels: color, jobs: jobs)
        case .float32(let tensor): map(tensor.scalars.span, into: &output, layout, colorChannels: color, jobs: jobs)
        }
    }

    /// The same for 8-bit samples of images of `shape` that are not a batch.
    package func map(
        bytes input: Span<UInt8>, into output: inout MutableSpan<Float>, images shape: TensorShape, colorChannels: Int,
        jobs: Int
    ) {
        map(input, into: &output, PlaneLayout(batch: shape), colorChannels: colorChannels, jobs: jobs)
    }

    /// Passes the color channels of `batch` through the chain: floats in their own memory, integers into a new one.
    package func apply(to batch: inout ImageBatch, jobs: Int) {
        guard case .float32 = batch.samples else { return batch = applying(to: batch, jobs: jobs) }
        let layout = PlaneLayout(batch: batch.shape)
        let color = batch.colorChannels
        precondition(isUniform || channels.count == color, "\(channels.count) channels for an image of \(color)")
        batch.withFloats { values in
            apply(to: &values, layout, colorChannels: color, jobs: jobs)
        }
    }
}

extension ImageBatch {
    /// Makes floats of the samples, where they are not, and lends them for writing in place.
    mutating func withFloats<E: Error>(_ body: (inout MutableSpan<Float>) throws(E) -> Void) throws(E) {
        var tensor = float32()
        let hasAlpha = hasAlpha
        // The batch lets go of its scalars, so that the tensor is their only owner and writing does not copy them.
        self = ImageBatch(unchecked: .uint8(Tensor(unchecked: [0, 1, 0, 0], scalars: [])))
        defer { self = ImageBatch(unchecked: .float32(tensor), hasAlpha: hasAlpha) }
        try tensor.withMutableScalars(body)
    }
}
