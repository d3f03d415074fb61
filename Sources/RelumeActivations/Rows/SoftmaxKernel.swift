import CRelumeKernels

/// A function of rows that share their maximum and sum.
enum SoftmaxKernel: Sendable {
    case softmax

    var code: relume_softmax_kind {
        switch self {
        case .softmax: relume_softmax_kind_softmax
        }
    }
}
