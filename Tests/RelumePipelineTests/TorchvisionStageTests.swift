import Foundation
import RelumeCore
import RelumePipeline
import TestSupport
import Testing

/// Stages beside torchvision's functions, whose values `tools/stages/golden.py` wrote.
struct TorchvisionStageTests {
    struct Case: CustomTestStringConvertible {
        let stage: String
        let type: String
        let shape: [Int]
        let size: [Int]
        let values: [Float]

        init?(_ line: Substring) {
            let parts = line.split(separator: "; ")
            guard parts.count == 4, let type = parts[1].split(separator: " ").first else { return nil }
            stage = String(parts[0])
            self.type = String(type)
            shape = parts[1].split(separator: " ").dropFirst().compactMap { Int($0) }
            size = parts[2].split(separator: " ").compactMap { Int($0) }
            values = parts[3].split(separator: " ").compactMap { Float($0) }
        }

        var testDescription: String { "\(stage) of \(type) \(shape)" }

        /// What the program makes its samples of, too.
        var batch: ImageBatch {
            let numbers = (0..<shape.reduce(1, *)).map { (($0 * 2_654_435_761) >> 8) % 1024 }
            let shape = TensorShape(unchecked: [1] + shape)
            switch type {
            case "uint8":
                return ImageBatch(unchecked: .uint8(Tensor(unchecked: shape, scalars: numbers.map { UInt8($0 % 256) })))
            case "uint16":
                return ImageBatch(
                    unchecked: .uint16(Tensor(unchecked: shape, scalars: numbers.map { UInt16($0 * 64) })))
            default:
                return ImageBatch(
                    unchecked: .float32(Tensor(unchecked: shape, scalars: numbers.map { Float($0) / 1023 })))
            }
        }
    }

    static let cases: [Case] = {
        let path = Repository.file("Tests/RelumePipelineTests/Golden/torchvision.txt")
        let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
        return text.split(separator: "\n").compactMap { Case($0) }
    }()

    @Test func `The program's values are there`() {
        #expect(Self.cases.count == 75)
    }

    @Test(arguments: cases)
    func `A stage gives torchvision's values`(item: Case) throws {
        var batch = item.batch
        try Pipeline(parsing: item.stage).change(&batch, SampleContext(), jobs: 2)
        #expect(batch.shape.dimensions.suffix(2) == item.size[...])
        let (values, tolerance): ([Float], Float) =
            switch batch.samples {
            // Two roundings instead of one; everything but a resize is equal.
            case .uint8(let tensor): (tensor.scalars.map { Float($0) }, item.stage.contains("antialias") ? 1 : 0)
            case .uint16(let tensor): (tensor.scalars.map { Float($0) }, 0)
            case .float32(let tensor): (tensor.scalars, item.stage.hasPrefix("resize") ? 2e-6 : 0)
            }
        try #require(values.count == item.values.count)
        let worst = zip(values, item.values).map { abs($0 - $1) }.max() ?? .infinity
        #expect(worst <= tolerance)
    }
}
