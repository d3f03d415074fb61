import Dispatch
import RelumeCore
import RelumeDatasets
import RelumeParallel
import Synchronization
import Testing

/// How reading ends before the data does, and how far it runs ahead.
@Suite(.timeLimit(.minutes(10)))
struct DataLoaderStopTests {
    private struct Enough: Error {}

    @Test(arguments: [1, 2, 8])
    func `A body that throws ends the reading`(jobs: Int) throws {
        let pictures = NumberedPictures(count: 1000)
        let loader = try DataLoader(pictures, batchSize: 2, jobs: jobs)
        var count = 0
        let error = #expect(throws: RelumeError.self) {
            try loader.forEach { _ throws(RelumeError) in
                count += 1
                if count == 3 { throw RelumeError(.io, "full") }
            }
        }
        #expect(error?.message == "full" && count == 3)
        // When it returns nobody reads, and nobody has read further than it may.
        #expect(pictures.readers.active == 0)
        #expect(pictures.readers.started <= (3 + 2 + jobs) * 2)
    }

    @Test(arguments: [1, 8])
    func `A raised flag stops reading`(jobs: Int) throws {
        let pictures = NumberedPictures(count: 1000)
        let cancellation = Cancellation()
        var count = 0
        let error = #expect(throws: RelumeError.self) {
            try DataLoader(pictures, batchSize: 1, jobs: jobs).forEach(cancellation: cancellation) { _ in
                count += 1
                cancellation.cancel()
            }
        }
        #expect(error?.code == .cancelled && count < 1000 && pictures.readers.active == 0)
    }

    @Test func `A flag stops reading in the middle of a batch`() throws {
        let cancellation = Cancellation()
        let pictures = NumberedPictures(count: 1000) { index in if index == 10 { cancellation.cancel() } }
        let error = #expect(throws: RelumeError.self) {
            try DataLoader(pictures, batchSize: 1000, jobs: 1).forEach(cancellation: cancellation) { _ in }
        }
        #expect(error?.code == .cancelled && pictures.readers.started == 11)
    }

    /// Runs `leave` on a loader and returns when the last thread that reads for it has gone.
    private func whenNobodyReads(
        jobs: Int, _ leave: @Sendable (DataLoader) async throws -> Void
    ) async throws {
        let (ends, end) = AsyncStream<Void>.makeStream()
        try await {
            let pictures = NumberedPictures(count: 100_000, readers: .init { end.finish() })
            try await leave(DataLoader(pictures, batchSize: 2, jobs: jobs))
        }()
        for await _ in ends {}
    }

    @Test(arguments: [1, 2, 8])
    func `A loop that is left stops reading`(jobs: Int) async throws {
        try await whenNobodyReads(jobs: jobs) { loader in
            for try await batch in loader {
                #expect(batch.indices == [0, 1])
                break
            }
        }
    }

    @Test(arguments: [1, 2, 8])
    func `A loop that throws stops reading`(jobs: Int) async throws {
        try await whenNobodyReads(jobs: jobs) { loader in
            await #expect(throws: Enough.self) {
                for try await batch in loader where batch.indices[0] == 10 { throw Enough() }
            }
        }
    }

    @Test(arguments: [1, 2, 8])
    func `A task that is cancelled stops reading`(jobs: Int) async throws {
        try await whenNobodyReads(jobs: jobs) { loader in
            let task = Task {
                for try await batch in loader where batch.indices[0] == 10 {
                    withUnsafeCurrentTask { $0?.cancel() }
                }
            }
            let error = await #expect(throws: RelumeError.self) { try await task.value }
            #expect(error?.code == .cancelled)
        }
    }

    @Test func `A task that waits for a batch is woken by its cancellation`() async throws {
        let (begun, begin) = AsyncStream<Void>.makeStream()
        let (ends, end) = AsyncStream<Void>.makeStream()
        let gate = DispatchSemaphore(value: 0)
        try await {
            // The first picture takes as long as the test wants.
            let pictures = NumberedPictures(count: 10, readers: .init { end.finish() }) { _ in
                begin.finish()
                gate.wait()
            }
            let loader = try DataLoader(pictures, batchSize: 10, jobs: 1)
            let task = Task { try await loader.awaitedBatches() }
            for await _ in begun {}
            task.cancel()
            let error = await #expect(throws: RelumeError.self) { try await task.value }
            #expect(error?.code == .cancelled)
            // Only now, and only once: no second picture is begun.
            gate.signal()
        }()
        for await _ in ends {}
    }

    @Test func `A cancelled task begins nothing`() async throws {
        let pictures = NumberedPictures(count: 10)
        let loader = try DataLoader(pictures, batchSize: 2)
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            var iterator = loader.makeAsyncIterator()
            return try await iterator.next()
        }
        let error = await #expect(throws: RelumeError.self) { try await task.value }
        #expect(error?.code == .cancelled)
    }

    @Test(arguments: [(1, 0), (1, 2), (3, 1), (2, 4)])
    func `Reading waits for the loop`(jobs: Int, prefetch: Int) async throws {
        let pictures = NumberedPictures(count: 300)
        let loader = try DataLoader(pictures, batchSize: 2, jobs: jobs, prefetch: prefetch)
        var taken = 0
        for try await _ in loader {
            taken += 1
            #expect(pictures.readers.started <= 2 * (taken - 1 + jobs + prefetch))
        }
        taken = 0
        let before = pictures.readers.started
        try loader.forEach { _ in
            taken += 1
            #expect(pictures.readers.started - before <= 2 * (taken - 1 + jobs + prefetch))
        }
    }
}
