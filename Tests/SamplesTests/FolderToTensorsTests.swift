import Foundation
import RelumeCore
import RelumeTensorFiles
import TestSupport
import Testing

/// Runs the sample program as it was built and reads what it wrote.
struct FolderToTensorsTests {
    @Test func `Every sample image becomes a tensor`() throws {
        let output = try TemporaryDirectory()
        let images = Repository.file("samples/images")
        let outcome = try BuiltCommand.run(
            [images, output.path], program: BuiltCommand.product("FolderToTensors"))
        #expect(outcome.status == 0, "\(outcome.error)")
        let count = try FileManager.default.contentsOfDirectory(atPath: images).count
        #expect(try output.names.count == count)
        // The color wheel comes first: four channels, of which alpha stays in [0, 1].
        let tensor: Tensor<Float> = try NumPyFile.read(output.file("batch-1.npy"))
        #expect(tensor.shape == [1, 4, 192, 256])
        #expect(tensor.scalars.allSatisfy { (-0.2...1).contains($0) })
        #expect(tensor.scalars.contains { $0 < 0 })
        #expect(tensor.scalars.suffix(192 * 256).allSatisfy { $0 >= 0 })
    }
}
