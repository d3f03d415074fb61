import Dispatch
package import RelumeCore
import Synchronization

/// Values that a thread of its own makes and a task takes, one at a time and in order.
///
/// The thread waits with each value until the task asks for the one after it, so whoever does not ask stops the work.
/// When the task leaves, or is cancelled, or the generator goes, the thread is told so: its `yield` throws.
package final class Generator<Value: Sendable>: Sendable {
    /// Hands a value over and waits until the next is wanted; throws `cancelled` when none is.
    package typealias Yield = (Value) throws(RelumeError) -> Void

    private let handoff = Handoff<Value>()

    /// Makes a generator whose thread begins at once.
    ///
    /// - Parameter produce: makes the values, and raises nothing but its own error. The flag it gets is raised when no
    ///   further value is wanted, for work that should not go on until the next `yield`.
    package init(
        _ produce: @escaping @Sendable (_ cancellation: Cancellation, _ yield: Yield) throws(RelumeError) -> Void
    ) {
        // The thread has the meeting point and not the generator, whose end is to reach it. A queue for each gives it a thread
        // even when others block; as one of Swift's tasks it would hold up the rest of them.
        let handoff = handoff
        DispatchQueue(label: "relume.generator").async {
            do throws(RelumeError) {
                try produce(handoff.cancellation) { value throws(RelumeError) in
                    guard handoff.offer(value) else { throw .cancelled }
                }
                handoff.end(nil)
            } catch {
                handoff.end(error)
            }
        }
    }

    deinit { handoff.leave() }

    /// The next value; nil after the last, after an error and after ``leave()``.
    ///
    /// - Throws: what `produce` did, once; `cancelled` where the task is cancelled, which ends the work.
    package func next() async throws(RelumeError) -> Value? {
        guard !Task.isCancelled else {
            handoff.leave()
            throw .cancelled
        }
        let value = await withTaskCancellationHandler {
            await handoff.next()
        } onCancel: {
            handoff.leave()
        }
        if value == nil, let error = handoff.takeError() { throw error }
        if value == nil, Task.isCancelled { throw .cancelled }
        return value
    }

    /// Ends the work: no further value is wanted.
    package func leave() { handoff.leave() }
}

/// Where the thread that makes values and the task that takes them meet.
private final class Handoff<Value: Sendable>: Sendable {
    private struct State {
        /// What no task has taken yet.
        var offered: Value?
        /// The task that waits for a value.
        var waiting: CheckedContinuation<Value?, Never>?
        /// Whether the thread waits until the value it handed over is done with.
        var isHolding = false
        var isOver = false
        var error: RelumeError?
    }

    let cancellation = Cancellation()
    private let state = Mutex(State())
    /// Signalled once for each value that is done with.
    private let demand = DispatchSemaphore(value: 0)

    /// Hands a value over and waits until it is done with; false when nobody wants more.
    func offer(_ value: Value) -> Bool {
        let (isWanted, task) = state.withLock { state -> (Bool, CheckedContinuation<Value?, Never>?) in
            guard !state.isOver else { return (false, nil) }
            state.isHolding = true
            let task = state.waiting
            state.waiting = nil
            if task == nil { state.offered = value }
            return (true, task)
        }
        guard isWanted else { return false }
        task?.resume(returning: value)
        demand.wait()
        return state.withLock { !$0.isOver }
    }

    /// Says that there are no more values.
    func end(_ error: RelumeError?) {
        let task = state.withLock { state in
            // An error of work that nobody wants is that it was stopped.
            if !state.isOver { state.error = error }
            state.isOver = true
            defer { state.waiting = nil }
            return state.waiting
        }
        task?.resume(returning: nil)
    }

    func next() async -> Value? {
        await withCheckedContinuation { continuation in
            let (answer, isDone) = state.withLock { state -> (Value??, Bool) in
                if let value = state.offered {
                    state.offered = nil
                    return (.some(value), false)
                }
                // Whoever asks again is done with the value before.
                let isDone = state.isHolding
                state.isHolding = false
                if state.isOver { return (.some(nil), isDone) }
                state.waiting = continuation
                return (nil, isDone)
            }
            if isDone { demand.signal() }
            if let answer { continuation.resume(returning: answer) }
        }
    }

    func leave() {
        cancellation.cancel()
        let (task, isHolding) = state.withLock { state -> (CheckedContinuation<Value?, Never>?, Bool) in
            defer {
                state.waiting = nil
                state.offered = nil
                state.isHolding = false
                state.isOver = true
            }
            return (state.waiting, state.isHolding)
        }
        if isHolding { demand.signal() }
        task?.resume(returning: nil)
    }

    func takeError() -> RelumeError? {
        state.withLock { state in
            defer { state.error = nil }
            return state.error
        }
    }
}
