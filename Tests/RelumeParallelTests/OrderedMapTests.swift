import RelumeCore
import RelumeParallel
import Synchronization
import Testing

struct OrderedMapTests {
    @Test(arguments: [1, 2, 3, 8], [0, 1, 5, 300])
    func `Results come in order`(jobs: Int, count: Int) throws {
        var delivered: [Int] = []
        try Parallel.orderedMap(count: count, jobs: jobs, window: 2 * jobs, makeState: {}) { index, _ in
            index * index
        } deliver: { index, square in
            #expect(square == index * index)
            delivered.append(index)
        }
        #expect(delivered == Array(0..<count))
    }

    @Test func `No more than the window is under way`() throws {
        let started = Atomic<Int>(0)
        var delivered = 0
        try Parallel.orderedMap(count: 200, jobs: 8, window: 3, makeState: {}) { index, _ in
            started.add(1, ordering: .sequentiallyConsistent)
        } deliver: { _, _ in
            #expect(started.load(ordering: .sequentiallyConsistent) - delivered <= 3)
            delivered += 1
        }
        #expect(delivered == 200)
    }

    @Test(arguments: [1, 2, 8])
    func `The first error in order ends it, and all before it are delivered`(jobs: Int) {
        var delivered = 0
        let error = #expect(throws: RelumeError.self) {
            try Parallel.orderedMap(count: 50, jobs: jobs, window: 8, makeState: {}) { index, _ throws(RelumeError) in
                if index % 20 == 19 { throw RelumeError(.io, "failed", index: index) }
            } deliver: { _, _ in
                delivered += 1
            }
        }
        #expect(error?.index == 19 && delivered == 19)
    }

    @Test(arguments: [1, 2, 8])
    func `An error of the receiver stops the workers`(jobs: Int) {
        let error = #expect(throws: RelumeError.self) {
            try Parallel.orderedMap(count: 1000, jobs: jobs, window: 8, makeState: {}) { index, _ in
                index
            } deliver: { index, _ throws(RelumeError) in
                if index == 3 { throw RelumeError(.io, "disk full") }
            }
        }
        #expect(error?.message == "disk full")
    }

    @Test(arguments: [1, 2, 8])
    func `What was under way when cancelled is still delivered in order`(jobs: Int) {
        let cancellation = Cancellation()
        var delivered: [Int] = []
        let error = #expect(throws: RelumeError.self) {
            try Parallel.orderedMap(count: 1000, jobs: jobs, window: 16, cancellation: cancellation, makeState: {}) {
                index, _ in
                if index == 10 { cancellation.cancel() }
            } deliver: { index, _ in
                delivered.append(index)
            }
        }
        #expect(error?.code == .cancelled)
        #expect(delivered.count >= 11 && delivered == Array(0..<delivered.count))
    }
}
