/// The memory of a tensor and its copies, which share it until one of them is written to.
///
/// A pool that wants memory back keeps no reference, since a second one would make the first write to a tensor copy it: it
/// gives `onRelease`, and is handed the scalars when the last tensor lets go of them.
///
/// Safe to share between threads because `scalars` changes only through a tensor that alone refers to the storage, and
/// exclusive access to that tensor is then exclusive access to this; so the property needs no check of its own, which a
/// loop would pay for at every scalar.
@usableFromInline
package final class TensorStorage<Scalar: BitwiseCopyable & Sendable>: @unchecked Sendable {
    /// The scalars in C order.
    @exclusivity(unchecked)
    @usableFromInline
    package internal(set) var scalars: [Scalar]
    @usableFromInline
    let onRelease: (@Sendable (inout [Scalar]) -> Void)?

    /// Makes a storage of `scalars`, which `onRelease` may take out of it when no tensor refers to them any more: taken, and
    /// not copied, they can be written to at once.
    @inlinable
    package init(_ scalars: [Scalar], onRelease: (@Sendable (inout [Scalar]) -> Void)? = nil) {
        self.scalars = scalars
        self.onRelease = onRelease
    }

    @inlinable
    deinit { onRelease?(&scalars) }
}
