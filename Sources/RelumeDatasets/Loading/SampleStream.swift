import Synchronization

/// One pass over a sequence, cut into batches. Workers ask for batches by number in whatever order; the sequence is asked
/// in its own, by one of them at a time.
final class SampleStream: Sendable {
    private struct State {
        let next: () -> Sample?
        /// How many batches were taken from the sequence.
        var taken = 0
        /// Those that were taken on the way to a later one and that nobody has asked for yet.
        var ahead: [Int: [Sample]] = [:]
        var left: Int
        var isOver = false
    }

    private let batchSize: Int
    private let dropsLast: Bool
    private let state: Mutex<State>

    /// - Parameter limit: how many samples are taken at most.
    init(
        _ sequence: some Sequence<Sample> & Sendable, batchSize: Int, limit: Int?, dropsLast: Bool
    ) {
        var iterator = sequence.makeIterator()
        self.batchSize = batchSize
        self.dropsLast = dropsLast
        state = Mutex(State(next: { iterator.next() }, left: limit ?? .max))
    }

    /// The samples of batch `number`, each of which is asked for once; nil behind the last.
    func samples(ofBatch number: Int) -> [Sample]? {
        state.withLock { state in
            while state.taken <= number, !state.isOver {
                let samples = take(&state)
                if !samples.isEmpty { state.ahead[state.taken] = samples }
                state.taken += 1
            }
            return state.ahead.removeValue(forKey: number)
        }
    }

    private func take(_ state: inout State) -> [Sample] {
        var samples: [Sample] = []
        while samples.count < min(batchSize, state.left), let sample = state.next() { samples.append(sample) }
        state.left -= samples.count
        state.isOver = samples.count < batchSize || state.left == 0
        return dropsLast && samples.count < batchSize ? [] : samples
    }
}
