import RelumeActivations
import RelumeCore
import Testing

@Suite struct RandomReLUTests {
    private let ones = Tensor<Float>(unchecked: [2, 3, 100, 100], repeating: -1)

    /// The slopes of the first image.
    private func slopes(_ activation: Activation) throws -> [Float] {
        try ones.applying(activation).scalars[..<30_000].map { -$0 }
    }

    @Test func `Slopes are spread over the interval and follow from the seed`() throws {
        let drawn = try slopes(.rrelu(lower: 0.1, upper: 0.3, seed: 1))
        #expect(drawn.allSatisfy { (0.1...0.3).contains($0) })
        #expect(Set(drawn).count > 29_000)
        let mean = drawn.reduce(0, +) / 30_000
        #expect(abs(mean - 0.2) < 0.002)
        let counts = drawn.reduce(into: [Int](repeating: 0, count: 10)) { $0[min(Int(($1 - 0.1) * 50), 9)] += 1 }
        #expect(counts.allSatisfy { (2700...3300).contains($0) })
        #expect(try slopes(.rrelu(lower: 0.1, upper: 0.3, seed: 1)) == drawn)
        #expect(try slopes(.rrelu(lower: 0.1, upper: 0.3, seed: 2)) != drawn)
        // Neighbours are not alike.
        let product = zip(drawn, drawn.dropFirst()).reduce(Float(0)) { $0 + ($1.0 - 0.2) * ($1.1 - 0.2) }
        #expect(abs(product / 30_000) < 1e-4)
    }

    @Test func `Every image of a batch has the same slopes, on any number of threads`() throws {
        let output = try ones.applying(.rrelu(seed: 3), jobs: 1)
        #expect(Array(output.scalars[..<30_000]) == Array(output.scalars[30_000...]))
        #expect(try ones.applying(.rrelu(seed: 3), jobs: 8) == output)
        let one = Tensor<Float>(unchecked: [1, 3, 100, 100], repeating: -1)
        #expect(try one.applying(.rrelu(seed: 3)).scalars == Array(output.scalars[..<30_000]))
    }

    @Test func `Positive values and alpha stay; the derivative is the slope`() throws {
        let derivative = try ones.derivative(of: .rrelu(seed: 5)).scalars
        #expect(try derivative == ones.applying(.rrelu(seed: 5)).scalars.map { -$0 })
        let positive = Tensor<Float>(unchecked: [40], repeating: 2)
        #expect(try positive.applying(.rrelu(seed: 5)) == positive)
        #expect(try positive.derivative(of: .rrelu(seed: 5)).scalars.allSatisfy { $0 == 1 })
        let batch = ImageBatch(unchecked: .float32(Tensor(unchecked: [2, 2, 5, 5], repeating: -1)), hasAlpha: true)
        let output = try batch.applying(.rrelu(seed: 5)).float32().scalars
        #expect(output[25..<50].allSatisfy { $0 == -1 } && output[75...].allSatisfy { $0 == -1 })
        #expect(Array(output[..<25]) == Array(output[50..<75]) && output[0] > -1)
    }
}
