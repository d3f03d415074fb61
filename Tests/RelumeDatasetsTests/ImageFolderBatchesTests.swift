import RelumeCodecs
import RelumeCore
import RelumeDatasets
import RelumeFiles
import RelumeImages
import RelumeParallel
import Synchronization
import TestSupport
import Testing

struct ImageFolderBatchesTests {
    let tree: ImageTree
    let folder: ImageFolder

    init() throws {
        tree = try ImageTree((0..<23).map { "class-\($0 % 3)/\($0).png" })
        folder = try ImageFolder(tree.path)
    }

    private func collect(_ batches: ImageFolderBatches) async throws(RelumeError) -> [LabeledBatch] {
        var all: [LabeledBatch] = []
        for try await batch in batches { all.append(batch) }
        return all
    }

    private func values(_ batches: [LabeledBatch]) -> [UInt8] {
        batches.flatMap { batch -> [UInt8] in
            guard case .uint8(let tensor) = batch.images.samples else { return [] }
            return (0..<batch.count).map { tensor.scalars[$0 * 18] }
        }
    }

    @Test(arguments: [1, 2, 3, 8], [1, 4, 23, 100])
    func `Both ways give the same batches for any number of jobs`(jobs: Int, batchSize: Int) async throws {
        var batches: [LabeledBatch] = []
        try folder.forEachBatch(of: batchSize, shuffle: 3, jobs: jobs) { batches.append($0) }
        #expect(try await collect(folder.batches(of: batchSize, shuffle: 3, jobs: jobs)) == batches)
        #expect(batches.map(\.count).dropLast().allSatisfy { $0 == batchSize })
        var generator = SplitMix64(seed: 3)
        let order = generator.permutation(of: 23)
        #expect(batches.flatMap(\.indices) == order)
        #expect(batches.flatMap(\.labels) == order.map { folder.labels[$0] })
        #expect(values(batches) == order.map { UInt8(Path.stem(folder.files[$0])) })
    }

    @Test func `dropLast and limit cut the order`() async throws {
        #expect(try await collect(folder.batches(of: 5, dropLast: true)).map(\.count) == [5, 5, 5, 5])
        #expect(try await collect(folder.batches(of: 5, limit: 7)).map(\.count) == [5, 2])
        #expect(try await collect(folder.batches(of: 5, dropLast: true, limit: 4)).isEmpty)
        #expect(folder.batches(of: 5, dropLast: true, limit: 12).count == 2)
    }

    @Test(arguments: [1, 8])
    func `The first bad file ends the reading after the batches before it`(jobs: Int) async throws {
        try tree.add(folder.files[9], bytes: [1, 2, 3])
        try tree.add(folder.files[13], bytes: [4, 5, 6])
        var count = 0
        let error = #expect(throws: RelumeError.self) {
            try folder.forEachBatch(of: 4, jobs: jobs) { count += $0.count }
        }
        #expect(error?.path == folder.name(at: 9) && error?.code == .malformedData)
        #expect(count == 8)
        var iterator = folder.batches(of: 4, jobs: jobs).makeAsyncIterator()
        #expect(try await iterator.next()?.count == 4)
        #expect(try await iterator.next()?.count == 4)
        let asynchronous = await #expect(throws: RelumeError.self) { try await iterator.next() }
        #expect(asynchronous?.path == folder.name(at: 9))
        #expect(try await iterator.next() == nil)
    }

    @Test(arguments: [1, 8])
    func `Bad files can be skipped and are reported in order`(jobs: Int) async throws {
        for index in [2, 8, 9, 10, 11] { try tree.add(folder.files[index], bytes: [1, 2, 3]) }
        let reported = Mutex<[String?]>([])
        let policy = BadFilePolicy.skip { error in reported.withLock { $0.append(error.path) } }
        var batches: [LabeledBatch] = []
        try folder.forEachBatch(of: 4, onError: policy, jobs: jobs) { batches.append($0) }
        #expect(batches.map(\.count) == [3, 4, 4, 4, 3])
        #expect(batches.flatMap(\.indices) == [0, 1] + Array(3..<8) + Array(12..<23))
        let expected = [2, 8, 9, 10, 11].map { folder.name(at: $0) }
        #expect(reported.withLock { $0 } == expected)
        #expect(try await collect(folder.batches(of: 4, onError: policy, jobs: jobs)) == batches)
    }

    @Test func `Images of unlike size in a batch are an error that names both`() throws {
        try tree.add(folder.files[6], value: 1, shape: [4, 5, 3])
        let error = #expect(throws: RelumeError.self) { try folder.forEachBatch(of: 4) { _ in } }
        #expect(error?.path == folder.name(at: 6))
        #expect(error?.message.contains(folder.name(at: 4)) == true)
        #expect(error?.message.contains("5 x 4 RGB") == true && error?.message.contains("3 x 2 RGB") == true)
        var count = 0
        try folder.forEachBatch(of: 1) { count += $0.count }
        #expect(count == 23)
    }

    @Test(arguments: [[2, 3, 1], [2, 3, 4]])
    func `So are unlike kinds`(lengths: [Int]) throws {
        try tree.add(folder.files[22], value: 1, shape: TensorShape(unchecked: lengths))
        let error = #expect(throws: RelumeError.self) { try folder.forEachBatch(of: 23) { _ in } }
        #expect(error?.code == .invalidArgument && error?.path == folder.name(at: 22))
    }

    @Test func `A body that throws ends the reading`() throws {
        var count = 0
        let error = #expect(throws: RelumeError.self) {
            try folder.forEachBatch(of: 2) { _ throws(RelumeError) in
                count += 1
                if count == 3 { throw RelumeError(.io, "full") }
            }
        }
        #expect(error?.message == "full" && count == 3)
    }

    @Test func `Cancelled reading stops`() async throws {
        let cancellation = Cancellation()
        var count = 0
        let error = #expect(throws: RelumeError.self) {
            try folder.forEachBatch(of: 1, jobs: 1, cancellation: cancellation) { _ in
                count += 1
                cancellation.cancel()
            }
        }
        #expect(error?.code == .cancelled && count < 23)
    }

    @Test func `A cancelled task stops reading`() async throws {
        let batches = folder.batches(of: 23, jobs: 1)
        let task = Task {
            // Cancelled before it asks for a batch, so that the outcome does not depend on speed.
            withUnsafeCurrentTask { $0?.cancel() }
            var iterator = batches.makeAsyncIterator()
            return try await iterator.next()
        }
        let error = await #expect(throws: RelumeError.self) { try await task.value }
        #expect(error?.code == .cancelled)
    }

    @Test func `A loop may be left early`() async throws {
        for try await batch in folder.batches(of: 2) {
            #expect(batch.indices == [0, 1])
            break
        }
    }
}
