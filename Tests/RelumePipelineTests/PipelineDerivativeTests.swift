import RelumeActivations
import RelumeCore
import RelumePipeline
import Testing

@Suite struct PipelineDerivativeTests {
    private let bytes = ImageBatch(
        unchecked: .uint8(
            Tensor(unchecked: [1, 3, 16, 16], scalars: (0..<768).map { UInt8(truncatingIfNeeded: $0 &* 37) })))

    @Test func `The chain rule goes from the first activation to the last stage`() throws {
        let pipeline = try Pipeline(parsing: "normalize(cifar10) | tanh | silu | denormalize | clamp(0,0.6)")
        let before = try pipeline.outcome(of: bytes).before
        let derivative = try #require(try pipeline.derivative(at: before)).float32().scalars
        let after = Pipeline(Array(pipeline.stages.dropFirst()))
        let step: Float = 1 / 256
        func shifted(_ shift: Float) throws -> [Float] {
            let values = before.float32().scalars.map { $0 + shift }
            return try after.applying(ImageBatch(unchecked: .float32(Tensor(unchecked: before.shape, scalars: values))))
                .float32()
                .scalars
        }
        let (below, above) = (try shifted(-step), try shifted(step))
        var compared = 0
        for index in derivative.indices where above[index] < 0.6 || below[index] == 0.6 {
            #expect(abs((above[index] - below[index]) / (2 * step) - derivative[index]) <= 1e-3)
            compared += 1
        }
        #expect(compared > 700)
        let table = try #require(try pipeline.derivativeTable(levels: 256, colorChannels: 3))
        #expect(table[1][37] == derivative[257])
    }

    @Test func `There is none for closures and for what looks at more than one value`() throws {
        #expect(try Pipeline([.map("half") { $0 / 2 }]).derivative(at: bytes) == nil)
        #expect(try Pipeline(parsing: "relu | softmax").derivative(at: bytes) == nil)
    }

    @Test func `Statistics tell what an activation does`() throws {
        let statistics = try Pipeline(parsing: "normalize(half) | relu").statistics(of: bytes)
        let before = statistics.before.overall
        #expect(before.count == 768 && before.isExact && before.minimum == -1 && before.maximum == 1)
        #expect(before.negativeShare == before.saturatedShare)
        #expect(statistics.after.overall.sparsity == before.negativeShare)
        #expect(statistics.after.overall.negatives == 0)
        #expect(try Pipeline(parsing: "relu | softmax").statistics(of: bytes).before.overall.saturatedShare == nil)
    }
}
