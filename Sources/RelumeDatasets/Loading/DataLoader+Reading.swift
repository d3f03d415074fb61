public import RelumeCore
public import RelumeParallel

extension DataLoader {
    /// Calls `body` with each batch, in order, on the caller's thread, while others make the next ones.
    ///
    /// When it returns or throws, no thread reads any more.
    /// - Throws: a `RelumeError` of the first picture that fails, or what `body` throws; `invalidArgument` where pictures of
    ///   unlike size or kind meet in a batch, naming both files and what would help; `cancelled`.
    public func forEach(cancellation: Cancellation? = nil, _ body: (LabeledBatch) throws -> Void) throws {
        var failure: (any Error)?
        do throws(RelumeError) {
            try read(cancellation: cancellation) { batch throws(RelumeError) in
                do {
                    try body(batch)
                } catch {
                    failure = error
                    throw RelumeError(.cancelled, "the body of the loop failed", underlying: error)
                }
            }
        } catch {
            throw failure ?? error
        }
    }

    /// ``forEach(cancellation:_:)`` for a body that throws errors of this library.
    private func read(
        cancellation: Cancellation?, _ body: (LabeledBatch) throws(RelumeError) -> Void
    ) throws(RelumeError) {
        let pass = pass()
        let stop = Cancellation()
        let isCancelled = { @Sendable in stop.isCancelled || cancellation?.isCancelled == true }
        var isOver = false
        do throws(RelumeError) {
            try Parallel.orderedMap(
                count: pass.count ?? .max, jobs: jobs, window: prefetch + jobs, deliversAtOnce: true,
                cancellation: cancellation, makeState: { LoaderWorker(self) }
            ) { number, worker throws(RelumeError) -> LoaderWorker.Outcome? in
                guard let items = pass.items(ofBatch: number) else { return nil }
                return try worker.batch(items, isCancelled: isCancelled)
            } deliver: { _, outcome throws(RelumeError) in
                do throws(RelumeError) {
                    try deliver(outcome, &isOver, body)
                } catch {
                    // Batches under way end at their next picture.
                    stop.cancel()
                    throw error
                }
            }
        } catch {
            guard isOver else { throw error }
        }
    }

    /// Hands a batch on; none is the end of a sequence, which leaves `isOver` and an error that nobody is to see.
    private func deliver(
        _ outcome: LoaderWorker.Outcome?, _ isOver: inout Bool, _ body: (LabeledBatch) throws(RelumeError) -> Void
    ) throws(RelumeError) {
        guard let outcome else {
            isOver = true
            throw RelumeError(.cancelled, "the sequence is at its end")
        }
        if case .skip(let report) = onError { outcome.skipped.forEach(report) }
        if let batch = outcome.batch { try body(batch) }
    }

    /// What comes in the pass of this epoch.
    private func pass() -> LoaderPass {
        switch source {
        case .dataset(let dataset): .dataset(dataset, sampler(of: dataset))
        case .stream(let begin): .stream(begin(), batchSize: batchSize)
        }
    }
}

extension DataLoader: AsyncSequence {
    /// A pass over the data: `for try await batch in loader`.
    public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(loader: self) }

    /// Takes batches as they are wanted: no more than `prefetch + jobs` exist at once, however long each is worked on.
    public struct AsyncIterator: AsyncIteratorProtocol {
        let loader: DataLoader
        private var batches: Generator<LabeledBatch>?

        init(loader: DataLoader) {
            self.loader = loader
        }

        /// The next batch, or nil after the last. Threads begin with the first call, and end when the iterator goes.
        ///
        /// - Throws: as ``DataLoader/forEach(cancellation:_:)``; after an error there is no further batch. `cancelled`
        ///   when the task is, whose threads end then.
        public mutating func next(
            isolation actor: isolated (any Actor)? = #isolation
        ) async throws(RelumeError) -> LabeledBatch? {
            let batches = batches ?? begin()
            self.batches = batches
            return try await batches.next()
        }

        /// The next batch; see ``next(isolation:)``.
        public mutating func next() async throws(RelumeError) -> LabeledBatch? {
            try await next(isolation: nil)
        }

        private func begin() -> Generator<LabeledBatch> {
            Generator { [loader] cancellation, yield throws(RelumeError) in
                try loader.read(cancellation: cancellation, yield)
            }
        }
    }
}
