import CRelumeKernels
import RelumeParallel

/// A function of two floats. NaN in either gives the one NaN 7FC00000.
enum PairKernel: Sendable {
    /// `left * right`.
    case product
    /// `left * sigmoid(right)`.
    case gate

    var code: relume_pair_formula {
        switch self {
        case .product: relume_pair_formula_product
        case .gate: relume_pair_formula_gate
        }
    }

    /// The function's values at two arrays of one length.
    func map(_ left: [Float], _ right: [Float], jobs: Int, level: KernelLevel) -> [Float] {
        precondition(left.count == right.count, "\(left.count) and \(right.count) values")
        return [Float](parallelCount: left.count, chunk: ElementwiseChain.chunk, jobs: jobs) { range, output in
            map(left.span.extracting(range), right.span.extracting(range), appendingTo: &output, level: level)
        }
    }
}
