import Dispatch
import RelumeCore
import RelumeParallel
import Synchronization
import Testing

@Suite(.timeLimit(.minutes(10)))
struct GeneratorTests {
    @Test(arguments: [0, 1, 100])
    func `Values come in order, then none`(count: Int) async throws {
        let generator = Generator<Int> { _, yield throws(RelumeError) in
            for value in 0..<count { try yield(value) }
        }
        for value in 0..<count { #expect(try await generator.next() == value) }
        #expect(try await generator.next() == nil)
        #expect(try await generator.next() == nil)
    }

    @Test func `An error comes after the values before it, once`() async throws {
        let generator = Generator<Int> { _, yield throws(RelumeError) in
            try yield(1)
            throw RelumeError(.io, "torn")
        }
        #expect(try await generator.next() == 1)
        let error = await #expect(throws: RelumeError.self) { try await generator.next() }
        #expect(error?.message == "torn")
        #expect(try await generator.next() == nil)
    }

    @Test func `The thread makes a value when the one before is done with`() async throws {
        let made = Atomic(0)
        let generator = Generator<Int> { _, yield throws(RelumeError) in
            for value in 1...50 {
                made.store(value, ordering: .releasing)
                try yield(value)
            }
        }
        for value in 1...50 {
            #expect(try await generator.next() == value)
            #expect(made.load(ordering: .acquiring) == value)
        }
    }

    @Test(arguments: [0, 1, 5])
    func `A generator that goes ends its thread`(taken: Int) async throws {
        let (ends, end) = AsyncStream<RelumeError.Code>.makeStream()
        try await {
            let generator = Generator<Int> { cancellation, yield throws(RelumeError) in
                defer { end.finish() }
                do throws(RelumeError) {
                    while true { try yield(1) }
                } catch {
                    end.yield(error.code)
                    #expect(cancellation.isCancelled)
                }
            }
            for _ in 0..<taken { _ = try await generator.next() }
        }()
        var codes: [RelumeError.Code] = []
        for await code in ends { codes.append(code) }
        #expect(codes == [.cancelled])
    }

    @Test func `More blocked generators than cores go on side by side`() async throws {
        // Each waits until all have begun, which fewer threads than generators would never get to.
        let count = Parallel.usableCores + 4
        let begun = DispatchGroup()
        for _ in 0..<count { begun.enter() }
        let generators = (0..<count).map { index in
            Generator<Int> { _, yield throws(RelumeError) in
                begun.leave()
                begun.wait()
                try yield(index)
            }
        }
        for (index, generator) in generators.enumerated() { #expect(try await generator.next() == index) }
    }

    @Test func `A cancelled task is woken, and the thread told`() async throws {
        let (begun, begin) = AsyncStream<Void>.makeStream()
        let generator = Generator<Int> { cancellation, _ throws(RelumeError) in
            begin.finish()
            while !cancellation.isCancelled {}
        }
        let task = Task { try await generator.next() }
        for await _ in begun {}
        task.cancel()
        let error = await #expect(throws: RelumeError.self) { try await task.value }
        #expect(error?.code == .cancelled)
        #expect(try await generator.next() == nil)
    }
}
