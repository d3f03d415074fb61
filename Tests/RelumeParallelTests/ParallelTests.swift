import RelumeCore
import RelumeParallel
import Synchronization
import Testing

struct ParallelTests {
    @Test(arguments: [1, 2, 3, 8], [0, 1, 7, 64, 1000])
    func `Chunks cover every index once`(jobs: Int, count: Int) {
        var marks = [UInt8](repeating: 0, count: count)
        marks.withParallelChunks(chunk: 7, jobs: jobs) { start, slice in
            for offset in slice.indices { slice[offset] += UInt8(truncatingIfNeeded: start + offset) &+ 1 }
        }
        #expect(marks == (0..<count).map { UInt8(truncatingIfNeeded: $0) &+ 1 })
    }

    @Test(.timeLimit(.minutes(10)))
    func `Eight jobs really run at once`() throws {
        // Each of the eight waits for the other seven: with fewer threads nobody would ever arrive.
        let arrived = Atomic<Int>(0)
        try Parallel.forEachIndex(count: 8, jobs: 8, makeState: {}) { _, _ in
            arrived.add(1, ordering: .sequentiallyConsistent)
            while arrived.load(ordering: .sequentiallyConsistent) < 8 {}
        }
        #expect(arrived.load(ordering: .sequentiallyConsistent) == 8)
    }

    @Test(arguments: [1, 2, 8])
    func `The lowest index's error wins`(jobs: Int) {
        let error = #expect(throws: RelumeError.self) {
            try Parallel.forEachIndex(count: 100, jobs: jobs, makeState: {}) { index, _ throws(RelumeError) in
                if index >= 17 { throw RelumeError(.io, "failed", index: index) }
            }
        }
        #expect(error?.index == 17)
    }

    @Test(arguments: [1, 2, 8])
    func `Cancellation stops before the next index`(jobs: Int) {
        let cancellation = Cancellation()
        let started = Atomic<Int>(0)
        let error = #expect(throws: RelumeError.self) {
            try Parallel.forEachIndex(count: 1000, jobs: jobs, cancellation: cancellation, makeState: {}) { _, _ in
                started.add(1, ordering: .relaxed)
                cancellation.cancel()
            }
        }
        #expect(error?.code == .cancelled)
        #expect(started.load(ordering: .relaxed) <= jobs)
    }

    @Test func `Each worker keeps a state of its own`() throws {
        let made = Atomic<Int>(0)
        try Parallel.forEachIndex(count: 100, jobs: 3) {
            made.add(1, ordering: .relaxed)
            return 0
        } _: { _, calls in
            calls += 1
        }
        #expect(made.load(ordering: .relaxed) == 3)
    }
}
