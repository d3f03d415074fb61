import Synchronization

/// A flag that one thread raises and others look at between units of work.
public final class Cancellation: Sendable {
    private let flag = Atomic<Bool>(false)

    /// Makes a flag that is down.
    public init() {}

    /// Whether ``cancel()`` was called.
    public var isCancelled: Bool { flag.load(ordering: .acquiring) }

    /// Raises the flag for good.
    public func cancel() { flag.store(true, ordering: .releasing) }
}
