import CRelumePlatform
import Dispatch
package import RelumeCore
import Synchronization

/// Work over an index range on several threads. The only module that imports Dispatch.
///
/// Indices are handed out in rising order, each to exactly one worker, so results never depend on the number of jobs as
/// long as each index writes only what is its own.
@usableFromInline
package enum Parallel {
    /// The number of cores this process may run on: its affinity mask on Linux, the online processors elsewhere.
    @usableFromInline
    package static let usableCores: Int = max(1, Int(relume_usable_cores()))

    /// Calls `body` with consecutive ranges of at most `chunk` indices that together cover `0..<count`, on up to `jobs`
    /// threads. For work on memory; what blocks belongs in ``forEachIndex(count:jobs:cancellation:makeState:_:)``.
    ///
    /// Never runs more ranges at once than there are cores.
    package static func forEachChunk(
        of count: Int, chunk: Int, jobs: Int = usableCores, _ body: @Sendable (Range<Int>) -> Void
    ) {
        precondition(chunk > 0, "a chunk holds at least one index")
        let chunks = (count + chunk - 1) / chunk
        guard chunks > 1, jobs > 1 else {
            for index in 0..<chunks { body(chunkRange(index, chunk, count)) }
            return
        }
        let counter = IndexCounter()
        let workers = min(jobs, chunks)
        DispatchQueue.concurrentPerform(iterations: workers) { _ in
            while let run = counter.nextRun(below: chunks, workers: workers) {
                for index in run { body(chunkRange(index, chunk, count)) }
            }
        }
    }

    private static func chunkRange(_ index: Int, _ chunk: Int, _ count: Int) -> Range<Int> {
        index * chunk..<min((index + 1) * chunk, count)
    }

    /// Calls `body` once for every index below `count`, on `jobs` threads of their own, each with a state it keeps.
    ///
    /// After the first error or cancellation no further index is started; those under way finish.
    /// - Throws: the error of the lowest failing index, the same for any number of jobs; else `cancelled`.
    package static func forEachIndex<State>(
        count: Int, jobs: Int = usableCores, cancellation: Cancellation? = nil, makeState: @Sendable () -> State,
        _ body: @Sendable (Int, inout State) throws(RelumeError) -> Void
    ) throws(RelumeError) {
        let counter = IndexCounter()
        let failure = LowestFailure()
        withWorkers(min(jobs, count)) {
            var state = makeState()
            while !failure.isSet, cancellation?.isCancelled != true, let index = counter.next(below: count) {
                do throws(RelumeError) { try body(index, &state) } catch { failure.record(error, at: index) }
            }
        }
        try failure.rethrow()
        if cancellation?.isCancelled == true, counter.issued < count { throw .cancelled }
    }

    /// Runs `body` on `count` threads at once and returns when all have.
    ///
    /// A serial queue for each: they get a thread of their own even when others block, unlike `concurrentPerform`.
    static func withWorkers(_ count: Int, whileTheyRun meanwhile: () -> Void = {}, _ body: @Sendable () -> Void) {
        withoutActuallyEscaping(body) { body in
            let group = DispatchGroup()
            for worker in 0..<max(count, 0) {
                DispatchQueue(label: "relume.worker.\(worker)").async(group: group, execute: body)
            }
            meanwhile()
            group.wait()
        }
    }
}

extension RelumeError {
    /// What stands for work that was cancelled before all of it was started.
    static let cancelled = RelumeError(.cancelled, "cancelled before all work was done")
}

/// Hands out 0, 1, 2, ... to whoever asks.
final class IndexCounter: Sendable {
    private let value = Atomic<Int>(0)

    /// The next index, or nil when all below `count` are handed out.
    func next(below count: Int) -> Int? {
        let index = value.wrappingAdd(1, ordering: .relaxed).oldValue
        return index < count ? index : nil
    }

    /// The next indices for one of several workers, or nil when all below `count` are handed out.
    ///
    /// Neighbours stay together while much is left, because the processor reads ahead within them (a tenth more speed
    /// where memory is the limit), and get fewer towards the end, so that all workers finish together.
    func nextRun(below count: Int, workers: Int) -> Range<Int>? {
        var first = value.load(ordering: .relaxed)
        while first < count {
            let end = first + min(max((count - first) / (4 * workers), 1), 16)
            let (exchanged, current) = value.weakCompareExchange(expected: first, desired: end, ordering: .relaxed)
            if exchanged { return first..<end }
            first = current
        }
        return nil
    }

    /// How many were asked for.
    var issued: Int { value.load(ordering: .relaxed) }
}

/// The error of the lowest index so far.
///
/// Indices are handed out in order and always finished, so whatever index fails first in time, every lower one reports
/// too before the workers return.
final class LowestFailure: Sendable {
    private let failure = Mutex<(index: Int, error: RelumeError)?>(nil)
    private let flag = Atomic<Bool>(false)

    var isSet: Bool { flag.load(ordering: .relaxed) }

    func record(_ error: RelumeError, at index: Int) {
        failure.withLock { current in
            if let known = current, known.index < index { return }
            current = (index, error)
        }
        flag.store(true, ordering: .relaxed)
    }

    func rethrow() throws(RelumeError) {
        if let failure = failure.withLock({ $0 }) { throw failure.error }
    }
}
