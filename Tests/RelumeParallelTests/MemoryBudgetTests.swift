import RelumeCore
import RelumeParallel
import Synchronization
import Testing

struct MemoryBudgetTests {
    @Test(.timeLimit(.minutes(10)), arguments: [1, 2, 8])
    func `All reservations together stay below the limit`(jobs: Int) throws {
        let budget = MemoryBudget(limit: 100)
        let used = Atomic<Int>(0)
        let highest = Atomic<Int>(0)
        try Parallel.forEachIndex(count: 500, jobs: jobs, makeState: {}) { index, _ in
            let bytes = 10 + index % 50
            budget.reserving(bytes) {
                let now = used.add(bytes, ordering: .sequentiallyConsistent).newValue
                highest.max(now, ordering: .sequentiallyConsistent)
                used.subtract(bytes, ordering: .sequentiallyConsistent)
            }
        }
        #expect(highest.load(ordering: .sequentiallyConsistent) <= 100)
        #expect(used.load(ordering: .sequentiallyConsistent) == 0)
    }

    @Test(.timeLimit(.minutes(10)))
    func `Work larger than the budget gets it alone instead of waiting for ever`() throws {
        let budget = MemoryBudget(limit: 100)
        let inside = Atomic<Int>(0)
        try Parallel.forEachIndex(count: 50, jobs: 4, makeState: {}) { _, _ in
            budget.reserving(1000) {
                let together = inside.add(1, ordering: .sequentiallyConsistent).newValue
                #expect(together == 1)
                inside.subtract(1, ordering: .sequentiallyConsistent)
            }
        }
    }

    @Test func `An error gives the reservation back`() {
        let budget = MemoryBudget(limit: 100)
        for _ in 0..<3 {
            #expect(throws: RelumeError.self) {
                try budget.reserving(60) { () throws(RelumeError) in throw RelumeError(.io, "no") }
            }
        }
        #expect(budget.reserving(100) { true })
    }
}

extension MemoryBudget {
    /// Runs `body` while `bytes` are reserved.
    fileprivate func reserving<Output, E: Error>(_ bytes: Int, _ body: () throws(E) -> Output) throws(E) -> Output {
        reserve(bytes)
        defer { release(bytes) }
        return try body()
    }
}
