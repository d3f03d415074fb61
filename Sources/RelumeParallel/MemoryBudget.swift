import Dispatch
import Synchronization

/// Bytes that all workers together may hold: a worker that would exceed it waits until others have finished.
///
/// Work larger than the whole budget gets it alone, so nothing waits for ever. A worker reserves once for all it does,
/// never a second time inside.
package final class MemoryBudget: Sendable {
    private struct State {
        var used = 0
        var waiting = 0
    }

    private let limit: Int
    private let state = Mutex(State())
    private let released = DispatchSemaphore(value: 0)

    /// Allows `limit` bytes at once.
    package init(limit: Int) {
        self.limit = limit
    }

    /// Waits until there is room for `bytes`, and takes it until they are released.
    package func reserve(_ bytes: Int) {
        while true {
            let isReserved = state.withLock { state in
                guard state.used == 0 || state.used + bytes <= limit else {
                    state.waiting += 1
                    return false
                }
                state.used += bytes
                return true
            }
            if isReserved { return }
            released.wait()
        }
    }

    /// Gives back `bytes` that were reserved.
    package func release(_ bytes: Int) {
        let waiting = state.withLock { state in
            state.used -= bytes
            defer { state.waiting = 0 }
            return state.waiting
        }
        for _ in 0..<waiting { released.signal() }
    }
}
