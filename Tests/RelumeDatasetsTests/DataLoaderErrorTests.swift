import RelumeCodecs
import RelumeCore
import RelumeDatasets
import RelumeImages
import RelumePipeline
import Synchronization
import Testing

/// Pictures that cannot be read, or that do not fit their batch.
struct DataLoaderErrorTests {
    let tree: ImageTree
    let folder: ImageFolder

    init() throws {
        tree = try ImageTree((0..<23).map { "class-\($0 % 3)/\($0).png" })
        folder = try ImageFolder(tree.path)
    }

    @Test(arguments: [1, 2, 8])
    func `The first bad file ends the reading after the batches before it`(jobs: Int) async throws {
        try tree.add(folder.files[9], bytes: [1, 2, 3])
        try tree.add(folder.files[13], bytes: [4, 5, 6])
        let loader = try DataLoader(folder, batchSize: 4, jobs: jobs)
        var count = 0
        let error = #expect(throws: RelumeError.self) { try loader.forEach { count += $0.count } }
        #expect(error?.path == folder.name(at: 9) && error?.code == .malformedData)
        #expect(count == 8)
        var iterator = loader.makeAsyncIterator()
        #expect(try await iterator.next()?.count == 4)
        #expect(try await iterator.next()?.count == 4)
        let asynchronous = await #expect(throws: RelumeError.self) { try await iterator.next() }
        #expect(asynchronous?.path == folder.name(at: 9))
        #expect(try await iterator.next() == nil)
    }

    @Test func `What the loop's body throws comes out as it is`() throws {
        struct Stop: Error {}
        let loader = try DataLoader(folder, batchSize: 4, jobs: 2)
        #expect(throws: Stop.self) { try loader.forEach { _ in throw Stop() } }
    }

    @Test(arguments: [1, 2, 8])
    func `Bad files can be skipped and are reported in order`(jobs: Int) async throws {
        for index in [2, 8, 9, 10, 11] { try tree.add(folder.files[index], bytes: [1, 2, 3]) }
        let reported = Mutex<[String?]>([])
        let policy = BadFilePolicy.skip { error in reported.withLock { $0.append(error.path) } }
        let loader = try DataLoader(folder, batchSize: 4, onError: policy, jobs: jobs)
        let batches = try loader.batches()
        #expect(batches.map(\.count) == [3, 4, 4, 4, 3])
        #expect(batches.flatMap(\.indices) == [0, 1] + Array(3..<8) + Array(12..<23))
        #expect(batches.flatMap(\.labels) == batches.flatMap(\.indices).map { folder.labels[$0] })
        let expected = [2, 8, 9, 10, 11].map { folder.name(at: $0) }
        #expect(reported.withLock { $0 } == expected)
        #expect(try await loader.awaitedBatches() == batches)
        #expect(reported.withLock { $0 } == expected + expected)
    }

    @Test(
        arguments: [
            ([4, 5, 3], ["resize", "center_crop"], ["rgb"]), ([2, 3, 1], ["rgb"], ["resize"]),
            ([2, 3, 4], ["rgb"], ["resize"]), ([9, 3, 1], ["resize", "rgb"], []),
        ] as [([Int], [String], [String])])
    func `Pictures of unlike size or kind are an error that names both and a remedy`(
        lengths: [Int], remedies: [String], others: [String]
    ) throws {
        try tree.add(folder.files[6], value: 1, shape: TensorShape(lengths))
        let loader = try DataLoader(folder, batchSize: 4)
        let error = try #require(throws: RelumeError.self) { try loader.batches() }
        #expect(error.path == folder.name(at: 6) && error.code == .invalidArgument)
        #expect(error.message.contains(folder.name(at: 4)) && error.message.contains("3 x 2 RGB of 8 bits"))
        #expect(error.message.contains("\(lengths[1]) x \(lengths[0])"))
        #expect(remedies.allSatisfy(error.message.contains) && !others.contains(where: error.message.contains))
        #expect(try DataLoader(folder, batchSize: 1).batches().count == 23)
    }

    @Test func `Unlike depths are one, and a pipeline is what helps`() throws {
        try tree.add(folder.files[6], PixelImage(unchecked: Tensor<UInt16>(repeating: 9, shape: [2, 3, 3])))
        let error = try #require(throws: RelumeError.self) { try DataLoader(folder, batchSize: 4).batches() }
        #expect(error.path == folder.name(at: 6) && error.message.contains("pipeline"))
        #expect(try DataLoader(folder, batchSize: 4, transform: .pipeline(Pipeline([]))).batches().count == 6)
    }

    @Test(arguments: [1, 4])
    func `Skipping leaves out what is unlike the first of a batch`(jobs: Int) throws {
        for index in [0, 5, 6] { try tree.add(folder.files[index], value: 1, shape: [4, 5, 3]) }
        let reported = Mutex<[String?]>([])
        let policy = BadFilePolicy.skip { error in reported.withLock { $0.append(error.path) } }
        let batches = try DataLoader(folder, batchSize: 4, limit: 12, onError: policy, jobs: jobs).batches()
        #expect(batches.map(\.indices) == [[0], [4, 7], [8, 9, 10, 11]])
        #expect(batches.map { $0.images.shape.dimensions } == [[1, 3, 4, 5], [2, 3, 2, 3], [4, 3, 2, 3]])
        #expect(reported.withLock { $0 } == [1, 2, 3, 5, 6].map { folder.name(at: $0) })
    }

    @Test func `A batch whose pictures are all bad does not come`() throws {
        let dataset = NumberedPictures(count: 9) { index throws(RelumeError) in
            if 3..<6 ~= index { throw RelumeError(.io, "no") }
        }
        let loader = try DataLoader(dataset, batchSize: 3, onError: .skip { _ in })
        #expect(try loader.batches().map(\.numbers) == [[0, 1, 2], [6, 7, 8]])
    }

    @Test func `A pipeline that does not fit is found before a picture is decoded`() throws {
        let picture = PixelImage(unchecked: Tensor<UInt8>(unchecked: [2, 3, 3], repeating: 9))
        try tree.add(folder.files[0], bytes: PNGEncoder.encode(picture).dropLast(30))
        let pipelines = ["random_crop(4)", "normalize(mean=[0,0],std=[1,1])", "resize(1)"]
        let errors = try pipelines.map { text in
            let loader = try DataLoader(folder, batchSize: 4, transform: .pipeline(Pipeline(parsing: text)))
            return #expect(throws: RelumeError.self) { try loader.batches() }
        }
        #expect(errors.map { $0?.code } == [.invalidArgument, .invalidArgument, .malformedData])
        #expect(errors.allSatisfy { $0?.path == folder.name(at: 0) })
    }

    @Test func `A stage makes no more pixels than a file may have`() throws {
        let long = PixelImage(unchecked: Tensor<UInt8>(unchecked: [1, 10_000, 1], repeating: 9))
        try tree.add(folder.files[1], long)
        let pipeline = SampleTransform.pipeline(try Pipeline(parsing: "rgb | resize(256) | center_crop(2)"))
        let error = #expect(throws: RelumeError.self) {
            try DataLoader(folder, batchSize: 4, transform: pipeline).batches()
        }
        #expect(error?.code == .limitExceeded && error?.path == folder.name(at: 1))
        let limited = try ImageFolder(tree.path, limits: DecodeLimits(maxPixels: 300))
        let enlarging = SampleTransform.pipeline(try Pipeline(parsing: "resize(18)"))
        #expect(throws: RelumeError.self) { try DataLoader(limited, batchSize: 1, transform: enlarging).batches() }
        let skipping = try DataLoader(folder, batchSize: 4, limit: 4, transform: pipeline, onError: .skip { _ in })
        #expect(try skipping.batches().map(\.indices) == [[0, 2, 3]])
    }

    @Test func `Pictures of every kind become one by rgb`() throws {
        for (index, channels) in [1, 2, 3, 4].enumerated() {
            try tree.add(folder.files[index], value: 51, shape: [2, 3, channels])
        }
        let transform = SampleTransform.pipeline(Pipeline([.rgb]))
        let batch = try DataLoader(folder, batchSize: 4, limit: 4, transform: transform).batches()[0]
        let planes = [51, 51, 51, 51, 51, 51, 51, 52, 53, 51, 52, 53].flatMap { [Float](repeating: $0 / 255, count: 6) }
        #expect(batch.images.samples == .float32(Tensor(unchecked: [4, 3, 2, 3], scalars: planes)))
        #expect(!batch.images.hasAlpha)
    }
}
