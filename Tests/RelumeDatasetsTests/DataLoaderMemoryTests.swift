import RelumeCore
import RelumeDatasets
import RelumePipeline
import Synchronization
import Testing

/// The memory of batches, which serves again.
struct DataLoaderMemoryTests {
    /// Where a batch's samples lie.
    private func address(_ batch: LabeledBatch) -> Int {
        func address(_ tensor: Tensor<some BitwiseCopyable & Sendable>) -> Int {
            tensor.scalars.withUnsafeBytes { Int(bitPattern: $0.baseAddress) }
        }
        return switch batch.images.samples {
        case .uint8(let tensor): address(tensor)
        case .uint16(let tensor): address(tensor)
        case .float32(let tensor): address(tensor)
        }
    }

    private static let transforms: [SampleTransform] = [
        .asStored, .pipeline(Pipeline([])), .each { picture, _ in picture },
    ]

    @Test(arguments: transforms.indices, [1, 3])
    func `What nobody refers to any more serves the next batch`(transform: Int, jobs: Int) throws {
        var loader = try DataLoader(
            NumberedPictures(count: 400), batchSize: 4, transform: Self.transforms[transform], jobs: jobs, prefetch: 1,
            hugePages: true)
        var addresses: Set<Int> = []
        for epoch in 0..<3 {
            loader.epoch = epoch
            try loader.forEach { addresses.insert(address($0)) }
        }
        #expect(addresses.count <= jobs + 1)
    }

    @Test(arguments: [1, 3])
    func `A batch that is kept is never overwritten`(jobs: Int) throws {
        let loader = try DataLoader(
            NumberedPictures(count: 200), batchSize: 4, transform: .each { picture, _ in picture }, jobs: jobs)
        var kept: [LabeledBatch] = []
        var scalars: [[UInt16]] = []
        for _ in 0..<3 {
            try loader.forEach { batch in
                // Some as batches, some as the bare array, the others not at all.
                if batch.indices[0] % 12 == 0 { kept.append(batch) }
                if batch.indices[0] % 20 == 0, case .uint16(let tensor) = batch.images.samples {
                    scalars.append(tensor.scalars)
                }
            }
        }
        #expect(kept.count == 51 && kept.allSatisfy { $0.numbers == $0.indices })
        #expect(scalars.map { $0.map { Int($0) } } == (0..<30).map { place in (0..<4).map { place % 10 * 20 + $0 } })
        #expect(Set(kept.map(address)).count == 51)
    }

    @Test func `Batches outlive their loader`() throws {
        var loader: DataLoader? = try DataLoader(NumberedPictures(count: 10), batchSize: 4)
        let batches = try loader?.batches()
        loader = nil
        #expect(batches?.flatMap(\.numbers) == Array(0..<10))
    }
}
