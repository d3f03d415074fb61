// The same numbers for the same generator on every system: integer arithmetic, IEEE operations, and nothing of libm.
extension Tensor where Scalar == Float {
    /// Independent numbers of a normal distribution, as PyTorch's `normal` (with other numbers for the same seed).
    ///
    ///     var generator = SplitMix64(seed: 7)
    ///     let weights = try Tensor.randomNormal([784, 128], std: 0.05, using: &generator)
    ///
    /// Each is the distribution's quantile at a random share of 53 bits, from one call of the generator.
    /// - Throws: `invalidArgument` for a shape that no tensor can have.
    public static func randomNormal(
        _ shape: TensorShape, mean: Float = 0, std: Float = 1, using generator: inout some RandomNumberGenerator
    ) throws(RelumeError) -> Tensor {
        try random(shape, using: &generator) { bits in
            let share = (Double(bits >> 11) + 0.5) * 0x1p-53
            return Float(NormalQuantile.value(share)) * std + mean
        }
    }

    /// Independent numbers of `range`, all equally likely: multiples of 2^-24 of its width, the upper bound never.
    ///
    /// - Throws: `invalidArgument` for a shape that no tensor can have, and for a range that is not finite.
    public static func randomUniform(
        _ shape: TensorShape, in range: Range<Float> = 0..<1, using generator: inout some RandomNumberGenerator
    ) throws(RelumeError) -> Tensor {
        let (low, width) = (range.lowerBound, range.upperBound - range.lowerBound)
        guard width > 0, width.isFinite else {
            throw RelumeError(
                .invalidArgument, "random numbers are of a range of finite width above 0, not of \(range)")
        }
        let last = range.upperBound.nextDown
        return try random(shape, using: &generator) { bits in
            // The sum may be rounded to the upper bound.
            Swift.min(low + width * (Float(bits >> 40) * 0x1p-24), last)
        }
    }

    private static func random(
        _ shape: TensorShape, using generator: inout some RandomNumberGenerator, _ number: (UInt64) -> Float
    ) throws(RelumeError) -> Tensor {
        try shape.validate()
        try requireMemory(for: shape)
        return Tensor(shape: shape) { output in
            for _ in 0..<shape.count { output.append(number(generator.next())) }
        }
    }
}
