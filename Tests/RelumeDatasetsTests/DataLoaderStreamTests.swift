import RelumeCore
import RelumeDatasets
import RelumeImages
import RelumePipeline
import Synchronization
import Testing

/// Sequences of one's own as data.
struct DataLoaderStreamTests {
    /// Counts from 0, and how often it was asked.
    private struct Counting: Sequence, Sendable {
        let count: Int
        let asked = Asked()

        final class Asked: Sendable {
            let times = Mutex(0)
        }

        struct Iterator: IteratorProtocol {
            let sequence: Counting
            var number = 0

            mutating func next() -> Sample? {
                sequence.asked.times.withLock { $0 += 1 }
                guard number < sequence.count else { return nil }
                defer { number += 1 }
                return Sample(.number(number), label: number % 5)
            }
        }

        func makeIterator() -> Iterator { Iterator(sequence: self) }
    }

    @Test(arguments: [1, 2, 8], [0, 1, 7, 40])
    func `All samples come once, in order`(jobs: Int, count: Int) async throws {
        let loader = try DataLoader(stream: Counting(count: count), batchSize: 4, jobs: jobs)
        let batches = try loader.batches()
        #expect(batches.map(\.numbers) == stride(from: 0, to: count, by: 4).map { Array($0..<min($0 + 4, count)) })
        #expect(batches.map(\.indices) == batches.map(\.numbers))
        #expect(batches.flatMap(\.labels) == (0..<count).map { $0 % 5 })
        #expect(loader.count == nil)
        #expect(try await loader.awaitedBatches() == batches)
    }

    @Test(
        arguments: [
            (false, nil, [4, 4, 3]), (true, nil, [4, 4]), (false, 6, [4, 2]), (true, 6, [4]), (false, 8, [4, 4]),
            (false, 0, []), (true, 3, []),
        ] as [(Bool, Int?, [Int])])
    func `dropLast and limit cut it`(dropLast: Bool, limit: Int?, counts: [Int]) throws {
        let counting = Counting(count: 11)
        let loader = try DataLoader(stream: counting, batchSize: 4, dropLast: dropLast, limit: limit, jobs: 2)
        #expect(try loader.batches().map(\.count) == counts)
        // Behind the limit nothing is taken, which a sequence that waits for a camera would feel.
        if let limit { #expect(counting.asked.times.withLock { $0 } == limit) }
    }

    @Test(.timeLimit(.minutes(10)))
    func `One without an end is taken from only as far as is wanted`() async throws {
        let counting = Counting(count: .max)
        let loader = try DataLoader(stream: counting, batchSize: 4, jobs: 2, prefetch: 1)
        for try await batch in loader where batch.numbers[0] == 20 { break }
        #expect(counting.asked.times.withLock { $0 } <= 4 * (6 + 3))
    }

    @Test func `Bad samples are told by their number`() throws {
        let images = [
            PixelImage.number(1), PixelImage(unchecked: Tensor<UInt16>(unchecked: [1, 2, 1], scalars: [1, 2])),
        ]
        let error = #expect(throws: RelumeError.self) {
            try DataLoader(stream: images.map { Sample($0) }, batchSize: 2).batches()
        }
        #expect(error?.path == "sample 1" && error?.message.contains("sample 0 is 1 x 1") == true)
    }
}
