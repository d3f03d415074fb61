import Dispatch
import RelumeCore
import RelumeParallel
import Testing

struct OwnThreadTests {
    @Test func `It returns what the work returns`() async throws {
        #expect(try await Parallel.onOwnThread { 6 * 7 } == 42)
        let error = await #expect(throws: RelumeError.self) {
            try await Parallel.onOwnThread { () throws(RelumeError) in throw RelumeError(.io, "no") }
        }
        #expect(error?.message == "no")
    }

    @Test func `More blocked pieces of work than cores go on side by side`() async throws {
        // Each waits until all have begun, which fewer threads than pieces would never get to.
        let count = Parallel.usableCores + 4
        let begun = DispatchGroup()
        for _ in 0..<count { begun.enter() }
        let results = try await withThrowingTaskGroup(of: Int.self) { group in
            for index in 0..<count {
                group.addTask {
                    try await Parallel.onOwnThread {
                        begun.leave()
                        begun.wait()
                        return index
                    }
                }
            }
            return try await group.reduce(into: Set<Int>()) { $0.insert($1) }
        }
        #expect(results == Set(0..<count))
    }
}
