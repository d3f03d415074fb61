import RelumeCodecs
import RelumeCore
import RelumeDatasets
import RelumeFiles
import RelumeImages
import RelumePipeline
import Synchronization
import TestSupport
import Testing

/// What the threads do to each picture before they stack it.
struct DataLoaderTransformTests {
    /// Pictures of random samples.
    private struct Noise: Dataset {
        var shape: TensorShape
        var is16Bits = false
        var count: Int { 7 }

        func name(at index: Int) -> String { "\(index)" }
        func outputPath(at index: Int) -> String { "\(index)" }
        func header(at index: Int) -> ImageSpec? { nil }

        func image(at index: Int) -> PixelImage {
            var generator = SplitMix64(seed: UInt64(index))
            let words = (0..<shape.count).map { _ in UInt16(truncatingIfNeeded: generator.next()) }
            if is16Bits { return PixelImage(unchecked: Tensor(unchecked: shape, scalars: words)) }
            return PixelImage(unchecked: Tensor(unchecked: shape, scalars: words.map { UInt8(truncatingIfNeeded: $0) }))
        }

        func sample(at index: Int) -> Sample { Sample(image(at: index)) }
    }

    private static let pipelines = [
        "", "normalize(half) | relu", "normalize(mean=[0.1,0.2,0.3],std=[0.3,0.2,0.1])", "center_crop(9,5)",
        "center_crop(3,40) | normalize(half) | sigmoid", "normalize(half) | center_crop(6,6) | clamp(0,1)", "softmax",
        "resize(8) | center_crop(6) | normalize(half)",
    ]

    /// `text` as a pipeline, of which the empty one has no text.
    private func pipeline(_ text: String) throws -> Pipeline {
        try text.isEmpty ? Pipeline([]) : Pipeline(parsing: text)
    }

    @Test(arguments: pipelines, [[11, 7, 3], [11, 7, 4], [40, 30, 3]])
    func `A pipeline gives what it gives to the stacked batch, to the bit`(text: String, lengths: [Int]) throws {
        for is16Bits in [false, true] {
            let noise = Noise(shape: TensorShape(unchecked: lengths), is16Bits: is16Bits)
            let pipeline = try pipeline(text)
            let batches = try DataLoader(noise, batchSize: 4, transform: .pipeline(pipeline), jobs: 2).batches()
            let pictures = (0..<7).map(noise.image)
            let whole = try [pictures[..<4], pictures[4...]].map { pictures in
                try pipeline.applying(ImageBatch(stacking: Array(pictures)))
            }
            #expect(batches.map(\.images) == whole)
            let stored = try DataLoader(noise, batchSize: 7).batches()
            #expect(try stored.map(\.images) == [ImageBatch(stacking: pictures)])
        }
    }

    @Test(
        arguments: [1, 3],
        ["random_crop(5,4) | random_horizontal_flip | normalize(half)", "resize(6) | random_crop(5)"])
    func `Random stages depend on seed, epoch and the sample's number alone`(jobs: Int, text: String) throws {
        let noise = Noise(shape: [11, 7, 3])
        let pipeline = try Pipeline(parsing: text)
        var loader = try DataLoader(
            noise, batchSize: 3, shuffle: true, seed: 5, transform: .pipeline(pipeline), jobs: jobs)
        loader.epoch = 2
        for batch in try loader.batches() {
            let stored = try ImageBatch(stacking: batch.indices.map(noise.image))
            let context = SampleContext(seed: 5, epoch: 2, samples: batch.indices)
            #expect(try batch.images == pipeline.applying(stored, context: context))
        }
    }

    @Test(arguments: [1, 3])
    func `A function gets the picture and its place in the whole of the data`(jobs: Int) throws {
        let contexts = Mutex<[SampleContext]>([])
        var loader = try DataLoader(
            NumberedPictures(count: 20), batchSize: 6, shuffle: true, seed: 9,
            transform: .each { picture, context in
                contexts.withLock { $0.append(context) }
                guard case .uint16(let tensor) = picture.samples else { throw RelumeError(.unsupported, "no words") }
                return ImageBatch(
                    unchecked: .uint16(Tensor(unchecked: [1, 1, 1, 2], scalars: [tensor.scalars[0], 7])))
            }, jobs: jobs)
        loader.epoch = 4
        let batches = try loader.batches()
        let order = batches.flatMap(\.indices)
        #expect(order.sorted() == Array(0..<20) && batches[0].images.shape == [6, 1, 1, 2])
        #expect(batches.flatMap(\.numbers) == order.flatMap { [$0, 7] })
        #expect(
            Set(contexts.withLock { $0 }) == Set((0..<20).map { SampleContext(seed: 9, epoch: 4, sample: $0) }))
    }

    @Test func `What a function throws is the picture's error`() throws {
        struct Mine: Error {}
        let loader = try DataLoader(NumberedPictures(count: 9), batchSize: 3, transform: .each { _, _ in throw Mine() })
        let error = #expect(throws: RelumeError.self) { try loader.batches() }
        #expect(error?.path == "picture 0" && error?.underlying is Mine)
        let several = try DataLoader(
            NumberedPictures(count: 9), batchSize: 3,
            transform: .each { _, _ in ImageBatch(unchecked: .uint8(Tensor(unchecked: [2, 1, 1, 1], repeating: 0))) })
        let unlike = #expect(throws: RelumeError.self) { try several.batches() }
        #expect(unlike?.code == .invalidArgument && unlike?.message.contains("batch of 2") == true)
    }

    @Test func `A pipeline that does not fit names the file and the stage`() throws {
        let tree = try ImageTree([])
        try tree.add("a/gray.png", value: 1, shape: [2, 3, 1])
        let pipeline = try Pipeline(parsing: "normalize(imagenet)")
        let loader = try DataLoader(ImageFolder(tree.path), batchSize: 1, transform: .pipeline(pipeline))
        let error = #expect(throws: RelumeError.self) { try loader.batches() }
        #expect(error?.path?.hasSuffix("a/gray.png") == true && error?.message.contains("normalize") == true)
    }

    @Test func `One that does not fit records does so before any is taken`() throws {
        let directory = try TemporaryDirectory()
        try CIFARFixture.write(.cifar10, 0..<4, to: directory.file("a.bin"))
        let pipeline = Pipeline([.normalize(try Normalization(mean: [0.1, 0.2], std: [1, 1]))])
        let data = try CIFAR10(file: directory.file("a.bin"))
        let error = #expect(throws: RelumeError.self) {
            try DataLoader(data, batchSize: 2, transform: .pipeline(pipeline))
        }
        #expect(error?.path == directory.file("a.bin") && error?.message.contains("normalize") == true)
    }
}
