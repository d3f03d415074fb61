import CRelumeKernels

/// Leaky ReLU with a slope for each position of an image, between `lower` and `upper`, which follows from a seed.
package struct RandomSlope: Sendable {
    private let slope: relume_random_slope

    /// Makes a slope.
    package init(lower: Float, upper: Float, seed: UInt64) {
        slope = relume_random_slope(lower: lower, upper: upper, seed: seed)
    }

    /// Replaces the values in `range`, the first of which stands at `position` of its image, by the function's.
    package func mapInPlace(_ values: inout MutableSpan<Float>, in range: Range<Int>, position: Int) {
        apply(InstructionSet.kernels.elementwise.pointee.random_leaky_relu, &values, range, position)
    }

    /// Replaces them by the derivative's.
    package func mapDerivativeInPlace(_ values: inout MutableSpan<Float>, in range: Range<Int>, position: Int) {
        apply(InstructionSet.kernels.elementwise.pointee.random_leaky_relu_derivative, &values, range, position)
    }

    private func apply(
        _ loop: @convention(c) (relume_random_slope, UnsafeMutablePointer<Float>, Int, UInt64) -> Void,
        _ values: inout MutableSpan<Float>, _ range: Range<Int>, _ position: Int
    ) {
        precondition(range.lowerBound >= 0 && range.upperBound <= values.count, "\(range) of \(values.count) values")
        values.withUnsafeMutableBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return }
            loop(slope, base + range.lowerBound, range.count, UInt64(position))
        }
    }
}
