import RelumeCodecs
import RelumeCore
import RelumeDatasets
import RelumeFiles
import RelumeImages
import RelumePipeline
import TestSupport
import Testing

/// Which pictures come in which order.
struct DataLoaderTests {
    @Test(arguments: [1, 2, 3, 8], [1, 4, 23, 100])
    func `Both ways give the same batches for any number of jobs`(jobs: Int, batchSize: Int) async throws {
        let tree = try ImageTree((0..<23).map { "class-\($0 % 3)/\($0).png" })
        let folder = try ImageFolder(tree.path)
        let one = try DataLoader(folder, batchSize: batchSize, shuffle: true, seed: 3, jobs: 1, prefetch: 0).batches()
        let loader = try DataLoader(folder, batchSize: batchSize, shuffle: true, seed: 3, jobs: jobs)
        #expect(try loader.batches() == one)
        #expect(try await loader.awaitedBatches() == one)
        #expect(loader.count == one.count)
        #expect(one.map(\.count).dropLast().allSatisfy { $0 == batchSize })
        var generator = SplitMix64(seed: 3)
        let order = generator.permutation(of: 23)
        #expect(one.flatMap(\.indices) == order)
        #expect(one.flatMap(\.labels) == order.map { folder.labels[$0] })
        let firstSamples = one.flatMap { batch -> [UInt8] in
            guard case .uint8(let tensor) = batch.images.samples else { return [] }
            return (0..<batch.count).map { tensor.scalars[$0 * 18] }
        }
        #expect(firstSamples == order.map { UInt8(Path.stem(folder.files[$0])) })
    }

    @Test(arguments: [0, 1, 2, 7, 50], [1, 3])
    func `Neither do batches depend on how many are made ahead`(prefetch: Int, jobs: Int) async throws {
        let loader = try DataLoader(NumberedPictures(count: 40), batchSize: 3, jobs: jobs, prefetch: prefetch)
        #expect(try loader.batches().flatMap(\.numbers) == Array(0..<40))
        #expect(try await loader.awaitedBatches().flatMap(\.numbers) == Array(0..<40))
    }

    @Test func `Each epoch has an order of its own, for good`() throws {
        func order(seed: UInt64, epoch: Int) throws -> [Int] {
            var loader = try DataLoader(NumberedPictures(count: 50), batchSize: 8, shuffle: true, seed: seed)
            loader.epoch = epoch
            return try loader.batches().flatMap(\.numbers)
        }
        let places = [(1, 0), (1, 1), (1, 2), (1, -1), (2, 0), (2, 1)] as [(UInt64, Int)]
        let orders = try places.map { try order(seed: $0, epoch: $1) }
        #expect(Set(orders).count == places.count)
        #expect(orders.allSatisfy { $0.sorted() == Array(0..<50) })
        #expect(try places.map { try order(seed: $0, epoch: $1) } == orders)
        // From the definition, in Python: the first output of SplitMix64(1) joined to the seed by exclusive or.
        #expect(orders[1].prefix(8) == [7, 31, 14, 33, 35, 25, 34, 10])
    }

    @Test func `Without shuffling every epoch is in the order of the data`() throws {
        var loader = try DataLoader(NumberedPictures(count: 9), batchSize: 4, seed: 5)
        loader.epoch = 7
        #expect(try loader.batches().flatMap(\.numbers) == Array(0..<9))
    }

    @Test(
        arguments: [
            (5, true, nil, [5, 5, 5, 5]), (5, false, 7, [5, 2]), (5, true, 4, []), (5, true, 12, [5, 5]),
            (5, false, 0, []),
            (5, false, 100, [5, 5, 5, 5, 3]), (Int.max, false, nil, [23]), (Int.max, true, nil, []),
        ] as [(Int, Bool, Int?, [Int])])
    func `dropLast and limit cut the order`(batchSize: Int, dropLast: Bool, limit: Int?, counts: [Int]) throws {
        let loader = try DataLoader(
            NumberedPictures(count: 23), batchSize: batchSize, shuffle: true, dropLast: dropLast, limit: limit)
        let batches = try loader.batches()
        #expect(batches.map(\.count) == counts && loader.count == counts.count)
        let whole = try DataLoader(NumberedPictures(count: 23), batchSize: 23, shuffle: true).batches()
        #expect(batches.flatMap(\.numbers) == Array(whole[0].numbers.prefix(counts.reduce(0, +))))
    }

    @Test func `No data gives no batches`() async throws {
        let loader = try DataLoader(NumberedPictures(count: 0), batchSize: 4, shuffle: true)
        #expect(try loader.batches().isEmpty && loader.count == 0)
        #expect(try await loader.awaitedBatches().isEmpty)
    }

    @Test(
        arguments: [
            ("batchSize", 0, 1, 0, nil), ("batchSize", -1, 1, 0, nil), ("jobs", 4, 0, 0, nil),
            ("jobs", 4, .max, 0, nil),
            ("prefetch", 4, 1, -1, nil), ("prefetch", 4, 1, .max, nil), ("limit", 4, 1, 0, -1),
        ] as [(String, Int, Int, Int, Int?)])
    func `A number that makes no sense is refused`(
        name: String, batchSize: Int, jobs: Int, prefetch: Int, limit: Int?
    ) {
        let error = #expect(throws: RelumeError.self) {
            try DataLoader(
                NumberedPictures(count: 9), batchSize: batchSize, limit: limit, jobs: jobs, prefetch: prefetch)
        }
        #expect(error?.code == .invalidArgument && error?.message.hasPrefix(name) == true)
        let stream = #expect(throws: RelumeError.self) {
            try DataLoader(stream: [], batchSize: batchSize, limit: limit, jobs: jobs, prefetch: prefetch)
        }
        #expect(stream?.code == .invalidArgument)
    }

    @Test(arguments: [nil, "", "center_crop(8,8)"] as [String?])
    func `Records in memory come with their labels`(text: String?) throws {
        let pipeline = try text.map { $0.isEmpty ? Pipeline([]) : try Pipeline(parsing: $0) }
        let directory = try TemporaryDirectory()
        try CIFARFixture.write(.cifar100, 0..<16, to: directory.file("a.bin"))
        let data = try CIFAR100(file: directory.file("a.bin"))
        let loader = try DataLoader(
            data, batchSize: 5, shuffle: true, seed: 2, transform: pipeline.map { .pipeline($0) } ?? .asStored, jobs: 3)
        let expected = Array(try data.batches(of: 5, shuffle: 2))
        let batches = try loader.batches()
        #expect(batches.map(\.labels) == expected.map(\.labels) && batches.map(\.indices) == expected.map(\.indices))
        #expect(batches.map(\.coarseLabels) == expected.map(\.coarseLabels))
        #expect(
            try batches.map(\.images) == expected.map { batch in try pipeline?.applying(batch.images) ?? batch.images })
    }
}
