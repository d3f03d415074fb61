import RelumeCore
import RelumeParallel
import Synchronization

/// The memory of a loader's batches: what a batch gives back when nobody refers to it any more, the next one gets.
///
/// Fresh memory costs more than what is done with it: the system clears each page when it is first written to, which for
/// batches of 70 MB is two thirds of all CPU time.
final class BatchMemory: Sendable {
    let bytes: ScalarPool<UInt8>
    let words: ScalarPool<UInt16>
    let floats: ScalarPool<Float>

    /// - Parameter most: how many batches' memory is kept for later.
    init(most: Int, hugePages: Bool) {
        bytes = ScalarPool(most: most, hugePages: hugePages)
        words = ScalarPool(most: most, hugePages: hugePages)
        floats = ScalarPool(most: most, hugePages: hugePages)
    }
}

/// Arrays that wait to be used again.
final class ScalarPool<Scalar: BitwiseCopyable & Sendable>: Sendable {
    private let idle = Mutex<[[Scalar]]>([])
    private let most: Int
    private let hugePages: Bool

    init(most: Int, hugePages: Bool) {
        self.most = most
        self.hugePages = hugePages
    }

    // Arrays are moved in and out by swapping: a copy, however short its life, would make the next write copy them all.

    /// An empty array with room for `count` scalars.
    func take(_ count: Int) -> [Scalar] {
        var scalars: [Scalar] = []
        idle.withLock { idle in
            // One that is too small makes way for the one that is made now.
            guard let place = idle.lastIndex(where: { $0.capacity >= count }) ?? idle.indices.first else { return }
            swap(&scalars, &idle[place])
            idle.remove(at: place)
        }
        if scalars.capacity < count { return Array(reserving: count, hugePages: hugePages) }
        scalars.removeAll(keepingCapacity: true)
        return scalars
    }

    /// A tensor of `scalars`, which come back when its last copy goes.
    func tensor(_ shape: TensorShape, _ scalars: [Scalar]) -> Tensor<Scalar> {
        Tensor(unchecked: shape, storage: TensorStorage(scalars) { [weak self] scalars in self?.keep(&scalars) })
    }

    private func keep(_ scalars: inout [Scalar]) {
        idle.withLock { idle in
            guard idle.count < most else { return }
            idle.append([])
            swap(&scalars, &idle[idle.count - 1])
        }
    }
}
