import Foundation
import RelumeCore
import RelumeTensorFiles
import TestSupport
import Testing

/// Runs the sample program as it was built and reads what it wrote.
struct FolderToTensorsTests {
    @Test func `Every sample image is in the tensors of each epoch`() throws {
        let output = try TemporaryDirectory()
        let images = Repository.file("samples/images")
        let outcome = try BuiltCommand.run([images, output.path], program: BuiltCommand.product("FolderToTensors"))
        #expect(outcome.status == 0, "\(outcome.error)")
        let count = try FileManager.default.contentsOfDirectory(atPath: images).count
        let batches = 2 * ((count + 3) / 4)
        #expect(try output.names.count == batches)
        let tensors = try (1...batches).map { number in
            try NumPyFile.read(output.file("batch-\(number).npy"), as: Float.self)
        }
        #expect(tensors.allSatisfy { $0.shape.dimensions.dropFirst() == [3, 64, 64] })
        // Each image is there once an epoch: the images' sums are the same numbers, in another order.
        let epochs = tensors.prefix(batches / 2).flatMap(sums), second = tensors.suffix(batches / 2).flatMap(sums)
        #expect(epochs.count == count && epochs != second && epochs.sorted() == second.sorted())
        // What normalize(imagenet) makes of [0, 1].
        #expect(tensors.allSatisfy { $0.scalars.allSatisfy { (-2.2...2.7).contains($0) } })
    }

    /// The sum of each image of a batch.
    private func sums(_ batch: Tensor<Float>) -> [Float] {
        let size = batch.shape.count / batch.shape[0]
        return (0..<batch.shape[0]).map { batch.scalars[$0 * size..<($0 + 1) * size].reduce(0, +) }
    }
}
