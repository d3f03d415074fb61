import Dispatch
package import RelumeCore
import Synchronization

extension Parallel {
    /// Transforms every index below `count` on `jobs` threads and delivers the results in index order to the caller's
    /// thread, with at most `window` indices between the oldest undelivered and the newest started.
    ///
    /// - Parameters:
    ///   - window: bounds memory; at least `jobs`, or workers idle.
    ///   - deliversAtOnce: whether the caller's thread is woken for each result, which suits few large ones, and not for
    ///     as many as there are workers.
    /// - Throws: the lowest index's error, from `transform` or `deliver`; else `cancelled` when the flag was raised
    ///   before every index was started. Everything before that index has been delivered.
    package static func orderedMap<State, Output: Sendable>(
        count: Int, jobs: Int = usableCores, window: Int, deliversAtOnce: Bool = false,
        cancellation: Cancellation? = nil, makeState: @Sendable () -> State,
        _ transform: @Sendable (Int, inout State) throws(RelumeError) -> Output,
        deliver: (Int, Output) throws(RelumeError) -> Void
    ) throws(RelumeError) {
        let workers = max(min(jobs, count), 0)
        let queue = OrderedResults<Output>(
            count: count, window: window, workers: workers, fewest: deliversAtOnce ? 1 : workers)
        var failure: RelumeError?
        withWorkers(workers) {
            failure = queue.deliverAll(deliver)
            queue.stop()
        } _: {
            var state = makeState()
            while cancellation?.isCancelled != true, let index = queue.claim() {
                var result: Result<Output, RelumeError>?
                do throws(RelumeError) { result = .success(try transform(index, &state)) } catch {
                    result = .failure(error)
                }
                queue.finish(index, &result)
            }
            queue.workerLeaves()
        }
        if let failure { throw failure }
    }
}

/// The meeting point of workers that finish in any order and a consumer that wants them in order.
private final class OrderedResults<Output: Sendable>: Sendable {
    private struct State {
        var finished: [Int: Result<Output, RelumeError>] = [:]
        var workers: Int
        var isStopped = false
    }

    private let count: Int
    /// How many results are waited for before the consumer is woken: waking it for each costs a worker its core every time.
    private let fewest: Int
    private let state: Mutex<State>
    private let counter = IndexCounter()
    /// One permit for each index that may be between started and delivered.
    private let permits = DispatchSemaphore(value: 0)
    /// Signalled whenever the consumer has reason to look again.
    private let changes = DispatchSemaphore(value: 0)

    init(count: Int, window: Int, workers: Int, fewest: Int) {
        self.count = count
        // No more than the window, which is how many results there are when the workers wait for the consumer: with
        // more to wait for, both would wait for ever.
        self.fewest = min(fewest, window)
        state = Mutex(State(workers: workers))
        for _ in 0..<max(window, 1) { permits.signal() }
    }

    /// The next index to work on, once the window has room; nil when there is none or the consumer stopped.
    func claim() -> Int? {
        permits.wait()
        let isStopped = state.withLock { $0.isStopped }
        guard !isStopped, let index = counter.next(below: count) else {
            // Pass the permit on, so that the other workers wake and leave as well.
            permits.signal()
            return nil
        }
        return index
    }

    /// Takes `result` away from the worker, who would otherwise hold on to its memory while the consumer is done with it.
    func finish(_ index: Int, _ result: inout Result<Output, RelumeError>?) {
        let finished = state.withLock { state in
            state.finished[index] = result.take()
            return state.finished.count
        }
        if finished >= fewest || counter.issued >= count { changes.signal() }
    }

    func workerLeaves() {
        // A worker that leaves on cancellation wakes one that waits for a permit, or that one would never leave.
        permits.signal()
        state.withLock { $0.workers -= 1 }
        changes.signal()
    }

    func stop() {
        state.withLock { $0.isStopped = true }
        permits.signal()
    }

    /// Delivers 0, 1, 2, ... and returns the error that ended it early.
    func deliverAll(_ deliver: (Int, Output) throws(RelumeError) -> Void) -> RelumeError? {
        for index in 0..<max(count, 0) {
            if let error = deliverNext(index, deliver) { return error }
            permits.signal()
        }
        return nil
    }

    /// Delivers `index`. When this returns the result is gone, and its memory with it: before another is made in its place.
    private func deliverNext(_ index: Int, _ deliver: (Int, Output) throws(RelumeError) -> Void) -> RelumeError? {
        guard let outcome = result(of: index) else { return .cancelled }
        do throws(RelumeError) {
            try deliver(index, try outcome.get())
            return nil
        } catch {
            return error
        }
    }

    /// Waits for `index`; nil when no worker is left who could finish it.
    private func result(of index: Int) -> Result<Output, RelumeError>? {
        while true {
            let (result, isOver) = state.withLock { ($0.finished.removeValue(forKey: index), $0.workers == 0) }
            if result != nil || isOver { return result }
            changes.wait()
        }
    }
}
