import CRelumeKernels

/// A function of rows that share their maximum and sum.
enum SoftmaxKernel: Sendable {
    case softmax
    case softmin
    case logSoftmax

    var code: relume_softmax_kind {
        switch self {
        case .softmax: relume_softmax_kind_softmax
        case .softmin: relume_softmax_kind_softmin
        case .logSoftmax: relume_softmax_kind_log_softmax
        }
    }
}
