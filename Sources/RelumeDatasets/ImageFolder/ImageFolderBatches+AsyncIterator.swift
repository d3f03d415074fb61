public import RelumeCore
import RelumeParallel

extension ImageFolderBatches {
    /// Reads a batch while the one before is worked on.
    public struct AsyncIterator: AsyncIteratorProtocol {
        private let batches: ImageFolderBatches
        private var position = 0
        private var ahead: Prefetch?

        init(batches: ImageFolderBatches) {
            self.batches = batches
        }

        /// The next batch, or nil after the last.
        ///
        /// - Throws: as ``ImageFolder/forEachBatch(of:dropLast:shuffle:limit:onError:jobs:cancellation:_:)``; after an
        ///   error there is no further batch. `cancelled` when the task is.
        public mutating func next(
            isolation actor: isolated (any Actor)? = #isolation
        ) async throws(RelumeError) -> LabeledBatch? {
            while position < batches.count {
                guard !Task.isCancelled else { throw RelumeError(.cancelled, "cancelled before batch \(position)") }
                let current = ahead ?? Prefetch(batches, position)
                position += 1
                ahead = position < batches.count ? Prefetch(batches, position) : nil
                do throws(RelumeError) {
                    if let batch = try await current.value() { return batch }
                } catch {
                    position = batches.count
                    ahead = nil
                    throw error
                }
            }
            return nil
        }

        /// The next batch; see ``next(isolation:)``.
        public mutating func next() async throws(RelumeError) -> LabeledBatch? {
            try await next(isolation: nil)
        }
    }
}

/// A batch that is being read; given up, its reading stops.
private final class Prefetch: Sendable {
    private let cancellation: Cancellation
    private let task: Task<Result<LabeledBatch?, RelumeError>, Never>

    init(_ batches: ImageFolderBatches, _ position: Int) {
        let cancellation = Cancellation()
        self.cancellation = cancellation
        task = Task.detached {
            do throws(RelumeError) {
                return .success(
                    try await Parallel.onOwnThread { () throws(RelumeError) in
                        var batch: LabeledBatch?
                        try batches.read(batches.sampler.positions(ofBatch: position), cancellation: cancellation) {
                            batch = $0
                        }
                        return batch
                    })
            } catch {
                return .failure(error)
            }
        }
    }

    deinit { cancellation.cancel() }

    /// The batch, or nil if all its files were left out.
    func value() async throws(RelumeError) -> LabeledBatch? {
        try await withTaskCancellationHandler {
            await task.value
        } onCancel: {
            cancellation.cancel()
        }.get()
    }
}
