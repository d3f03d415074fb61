import RelumeActivations
import RelumeCore
import Testing

@Suite struct RandomReLUTests {
    private let ones = Tensor<Float>(repeating: -1, shape: [2, 3, 100, 100])

    /// The slopes of the first image.
    private func slopes(_ activation: Activation) -> [Float] {
        ones.applying(activation).scalars[..<30_000].map { -$0 }
    }

    @Test func `Slopes are spread over the interval and follow from the seed`() {
        let drawn = slopes(.rrelu(lower: 0.1, upper: 0.3, seed: 1))
        #expect(drawn.allSatisfy { (0.1...0.3).contains($0) })
        #expect(Set(drawn).count > 29_000)
        let mean = drawn.reduce(0, +) / 30_000
        #expect(abs(mean - 0.2) < 0.002)
        let counts = drawn.reduce(into: [Int](repeating: 0, count: 10)) { $0[min(Int(($1 - 0.1) * 50), 9)] += 1 }
        #expect(counts.allSatisfy { (2700...3300).contains($0) })
        #expect(slopes(.rrelu(lower: 0.1, upper: 0.3, seed: 1)) == drawn)
        #expect(slopes(.rrelu(lower: 0.1, upper: 0.3, seed: 2)) != drawn)
        // Neighbours are not alike.
        let product = zip(drawn, drawn.dropFirst()).reduce(Float(0)) { $0 + ($1.0 - 0.2) * ($1.1 - 0.2) }
        #expect(abs(product / 30_000) < 1e-4)
    }

    @Test func `Every image of a batch has the same slopes, on any number of threads`() {
        let output = ones.applying(.rrelu(seed: 3), jobs: 1)
        #expect(Array(output.scalars[..<30_000]) == Array(output.scalars[30_000...]))
        #expect(ones.applying(.rrelu(seed: 3), jobs: 8) == output)
        let one = Tensor<Float>(repeating: -1, shape: [1, 3, 100, 100])
        #expect(one.applying(.rrelu(seed: 3)).scalars == Array(output.scalars[..<30_000]))
    }

    @Test func `Positive values and alpha stay; the derivative is the slope`() {
        let derivative = ones.derivative(of: .rrelu(seed: 5)).scalars
        #expect(derivative == ones.applying(.rrelu(seed: 5)).scalars.map { -$0 })
        let positive = Tensor<Float>(repeating: 2, shape: [40])
        #expect(positive.applying(.rrelu(seed: 5)) == positive)
        #expect(positive.derivative(of: .rrelu(seed: 5)).scalars.allSatisfy { $0 == 1 })
        let batch = ImageBatch(.float32(Tensor(repeating: -1, shape: [2, 2, 5, 5])), hasAlpha: true)
        let output = batch.applying(.rrelu(seed: 5)).float32().scalars
        #expect(output[25..<50].allSatisfy { $0 == -1 } && output[75...].allSatisfy { $0 == -1 })
        #expect(Array(output[..<25]) == Array(output[50..<75]) && output[0] > -1)
    }
}
