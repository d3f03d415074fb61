import CRelumeKernels

// The calls into C. Safe because a span's memory outlives the call, because the counts passed are the spans' own, and
// because exclusive access to an output means that no input overlaps it.

extension ElementwiseKernel {
    /// Appends the function's values at `input`, which must find room.
    package func map(
        _ input: Span<Float>, appendingTo output: inout OutputSpan<Float>, level: KernelLevel = .best
    ) {
        precondition(output.freeCapacity >= input.count, "no room for \(input.count) values")
        input.withUnsafeBufferPointer { source in
            output.withUnsafeMutableBufferPointer { buffer, initializedCount in
                guard let from = source.baseAddress, let to = buffer.baseAddress else { return }
                relume_map(formula, level.code, parameters, from, to + initializedCount, source.count)
                initializedCount += source.count
            }
        }
    }

    /// Writes the function's values at `input` to an `output` of the same length.
    package func map(_ input: Span<Float>, into output: inout MutableSpan<Float>, level: KernelLevel = .best) {
        precondition(output.count == input.count, "\(input.count) values do not fit \(output.count)")
        input.withUnsafeBufferPointer { source in
            output.withUnsafeMutableBufferPointer { target in
                guard let from = source.baseAddress, let to = target.baseAddress else { return }
                relume_map(formula, level.code, parameters, from, to, source.count)
            }
        }
    }

    /// Replaces the values in `range` by the function's.
    package func mapInPlace(_ values: inout MutableSpan<Float>, in range: Range<Int>, level: KernelLevel = .best) {
        precondition(range.lowerBound >= 0 && range.upperBound <= values.count, "\(range) of \(values.count) values")
        values.withUnsafeMutableBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return }
            relume_map_in_place(formula, level.code, parameters, base + range.lowerBound, range.count)
        }
    }
}
