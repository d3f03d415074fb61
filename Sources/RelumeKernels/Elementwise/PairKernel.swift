import CRelumeKernels
import RelumeParallel

/// A function of two floats. NaN in either gives the one NaN 7FC00000.
package enum PairKernel: Sendable {
    /// `left * right`.
    case product
    /// `left * sigmoid(right)`.
    case gate

    /// The function's values at two arrays of one length.
    package func map(_ left: [Float], _ right: [Float], jobs: Int) -> [Float] {
        precondition(left.count == right.count, "\(left.count) and \(right.count) values")
        return [Float](parallelCount: left.count, chunk: ElementwiseKernel.chunk, jobs: jobs) { range, output in
            map(left.span.extracting(range), right.span.extracting(range), appendingTo: &output)
        }
    }

    /// Appends the function's values at `left` and `right`, which are of one length and must find room.
    package func map(_ left: Span<Float>, _ right: Span<Float>, appendingTo output: inout OutputSpan<Float>) {
        precondition(left.count == right.count && output.freeCapacity >= left.count, "lengths differ")
        let kernels = InstructionSet.kernels.elementwise.pointee
        let loop =
            switch self {
            case .product: kernels.multiply
            case .gate: kernels.gate
            }
        // The spans' memory outlives the call, and exclusive access to the output means that no input overlaps it.
        left.withUnsafeBufferPointer { left in
            right.withUnsafeBufferPointer { right in
                output.withUnsafeMutableBufferPointer { buffer, initializedCount in
                    guard let a = left.baseAddress, let b = right.baseAddress, let to = buffer.baseAddress else {
                        return
                    }
                    loop(a, b, to + initializedCount, left.count)
                    initializedCount += left.count
                }
            }
        }
    }
}
