import RelumeActivations
import RelumeCore
import RelumePipeline
import Testing

/// What a script's data decides is an error, in release as well, and never a trap.
struct PipelineChecksTests {
    @Test(arguments: [[0, 1], [1, 0], [-3, 3], [1_000_001, 1], [.max, .max]])
    func `A crop has lengths from one pixel on`(lengths: [Int]) {
        let error = #expect(throws: RelumeError.self) { try Stage.centerCrop(height: lengths[0], width: lengths[1]) }
        #expect(error?.message.contains("1 to 1000000") == true)
    }

    @Test(arguments: [
        Activation.softmax(axis: 7), .softmax(axis: 0), .glu(axis: 3), .glu(axis: 1), .glu(axis: 0),
        try .prelu(weight: [0.1, 0.2, 0.3]),
    ])
    func `Activations that do not fit the images are refused by every function of a pipeline`(activation: Activation) {
        let batch = ImageBatch(unchecked: .uint8(Tensor(unchecked: [2, 1, 4, 5], repeating: 3)))
        let pipeline = Pipeline([.normalize(.half), .activation(activation)])
        #expect(throws: RelumeError.self) { try pipeline.applying(batch) }
        #expect(throws: RelumeError.self) { try pipeline.outcome(of: batch) }
        #expect(throws: RelumeError.self) { try pipeline.statistics(of: batch) }
        #expect(throws: RelumeError.self) { try pipeline.output(for: batch.spec) }
        var copy = batch
        #expect(throws: RelumeError.self) { try pipeline.apply(to: &copy) }
        #expect(copy == batch)
    }

    @Test func `A function of the caller's has a derivative through a whole pipeline`() throws {
        let square = Activation.custom("square", derivative: { 2 * $0 }, { $0 * $0 })
        let pipeline = try Pipeline([
            .normalize(.half), .activation(square), .activation(.leakyReLU(negativeSlope: 0.5)),
        ])
        #expect(pipeline.description == "normalize(half) | square | leaky_relu(negative_slope=0.5)")
        let batch = try ImageBatch(.uint8(Tensor(unchecked: [1, 1, 1, 3], scalars: [0, 51, 255])))
        let outcome = try pipeline.outcome(of: batch)
        #expect(outcome.after.float32().scalars == outcome.before.float32().scalars.map { $0 * $0 })
        let slopes = try #require(try pipeline.derivative(at: outcome.before))
        #expect(slopes.float32().scalars == outcome.before.float32().scalars.map { $0 * 2 })
        let statistics = try pipeline.statistics(of: batch, saturationThreshold: 1.9)
        #expect(statistics.before.overall.saturated == 1 && statistics.before.overall.differentiated == 3)
        let table = try pipeline.table(levels: 256, colorChannels: 1)
        #expect(table.after[0][51] == outcome.after.float32().scalars[1])
        let error = #expect(throws: RelumeError.self) { try Pipeline(parsing: "square") }
        #expect(error?.message.contains("square") == true)
    }
}
