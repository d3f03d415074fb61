import Foundation
import Testing
import TestSupport

/// The main job on real images, read by TensorBoard's own package and compared with what NumPy computes.
@Suite(
    .enabled(if: Corpus.isAvailable, "\(Corpus.skipReason)"),
    .enabled(if: PythonPeer.isAvailable, "\(PythonPeer.skipReason)"))
struct RealTensorBoardTests {
    private struct TagReport: Decodable {
        let steps: [Int]
        let sizes: [[Int]]
        let wrong: Int
        let excused: Int
        let excusedBytes: [Int]
    }

    @Test func `The grids of CIFAR-10 under sigmoid are what TensorBoard shows and NumPy computes`() throws {
        let tree = try SampleTree()
        let records = Corpus.file("cifar10/test_batch_first500.bin")
        let outcome = try tree.run(records, options: ["--activation", "sigmoid", "--save", "tensorboard"])
        #expect(outcome.status == 0, "\(outcome.error)")
        #expect(outcome.error.contains("tensorboard --logdir out/tensorboard"))
        let json = try PythonPeer.run("check_cifar_events.py", [records, tree.file("out/tensorboard"), "64"])
        let tags = try JSONDecoder().decode([String: TagReport].self, from: Data(json.utf8))
        #expect(tags.keys.sorted() == ["after", "before"])
        for (tag, report) in tags {
            #expect(report.steps == Array(1...8), "\(tag)")
            #expect(report.sizes == Array(repeating: [256, 256, 256, 256, 3], count: 7) + [[256, 224, 224, 256, 3]])
            #expect(report.wrong == 0, "\(tag)")
            // x / 255 * 255 is x for every byte in Float32; of sigmoid, these bytes' products lie within 1e-4 of a
            // whole number: 2 (127.9999974) and 6 (128.9999308).
            #expect(Set(report.excusedBytes).isSubset(of: tag == "after" ? [2, 6] : []), "\(tag)")
        }
    }

    @Test func `The closing line asks TensorBoard to keep every step`() throws {
        let tree = try SampleTree()
        let records = Corpus.file("cifar10/test_batch_first500.bin")
        let options = ["--activation", "relu", "--save", "tensorboard", "--batch-size", "25"]
        #expect(try tree.run(records, options: options).error.contains("--samples_per_plugin images=20"))
    }
}
