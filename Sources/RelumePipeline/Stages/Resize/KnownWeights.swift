import RelumeKernels
import Synchronization

/// Weights that were needed before: the pictures of a data set are mostly of few sizes, and making weights takes as long as
/// using them on a small picture.
final class KnownWeights: Sendable {
    private struct Key: Hashable {
        let mode: InterpolationMode
        let antialias: Bool
        let length: Int
        let count: Int
    }

    static let shared = KnownWeights()

    /// So many are kept, each of at most so many numbers: 12 MB in all.
    private static let (most, largest) = (32, 1 << 15)

    private let known = Mutex<[Key: AxisWeights]>([:])

    private init() {}

    /// The weights with which a line of `length` samples becomes one of `count`.
    func weights(_ mode: InterpolationMode, antialias: Bool, from length: Int, to count: Int) -> AxisWeights {
        let key = Key(mode: mode, antialias: antialias, length: length, count: count)
        if let weights = known.withLock({ $0[key] }) { return weights }
        let weights = AxisWeights.interpolating(mode, antialias: antialias, from: length, to: count)
        guard weights.size <= Self.largest else { return weights }
        known.withLock { known in
            if known.count >= Self.most { known.removeAll(keepingCapacity: true) }
            known[key] = weights
        }
        return weights
    }
}
