import RelumeCore

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
