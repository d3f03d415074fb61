import RelumeCore
import Testing

/// What a script's data decides is an error, in release as well, and never a trap.
struct TensorChecksTests {
    @Test(arguments: [[-1], [3, -2], [Int.max, 2], [Int.max, 0, 2], [1 << 32, 1 << 32]])
    func `A shape that no tensor can have is refused`(lengths: [Int]) {
        #expect(throws: RelumeError.self) { try TensorShape(lengths) }
    }

    @Test func `A literal with such lengths is refused by whatever makes a tensor of it`() {
        let (rows, columns) = (-2, 3)
        let shape: TensorShape = [rows, columns]
        #expect(refusal { try Tensor<Float>(repeating: 0, shape: [rows, columns]) }?.contains("length -2") == true)
        #expect(refusal { try Tensor<Float>(shape: shape, scalars: []) }?.contains("length -2") == true)
        #expect(refusal { try Tensor<Float>(repeating: 0, shape: [.max, 2]) }?.contains("counted") == true)
        #expect(shape.description == "[-2, 3]")
    }

    @Test func `A tensor that there is no memory for is refused`() throws {
        let large = 1_000_000_000_000_000
        #expect(refusal { try Tensor<Float>(repeating: 0, shape: [large]) }?.contains("no memory") == true)
        #expect(refusal { try Tensor<Float>(repeating: 0, shape: [.max]) }?.contains("no memory") == true)
        var generator = SplitMix64(seed: 1)
        #expect(refusal { try Tensor.randomNormal([large], using: &generator) }?.contains("no memory") == true)
        let row = try Tensor<Float>(repeating: 1, shape: [1 << 22])
        let column = try row.reshaped([-1, 1])
        #expect(refusal { try row + column }?.contains("no memory") == true)
    }

    @Test func `Scalars fill their shape`() throws {
        #expect(try Tensor<Float>(shape: [2, 3], scalars: [1, 2, 3, 4, 5, 6]).shape == [2, 3])
        #expect(
            refusal { try Tensor<Float>(shape: [2, 3], scalars: [1]) }
                == "1 scalars do not fill shape [2, 3], which has 6")
    }

    @Test func `Reshaping finds the length that is left open`() throws {
        let tensor = try Tensor<Float>(shape: [2, 6], scalars: (0..<12).map { Float($0) })
        #expect(try tensor.reshaped([4, -1]).shape == [4, 3])
        #expect(try tensor.reshaped([-1]).shape == [12])
        #expect(try tensor.reshaped([2, -1, 3]).scalars == tensor.scalars)
        let shape: TensorShape = [3, 4]
        #expect(try tensor.reshaped(shape).shape == shape)
        #expect(try Tensor<Float>(repeating: 0, shape: [0, 3]).reshaped([-1, 3]).shape == [0, 3])
    }

    @Test(arguments: [[5, -1], [-1, -1], [-2, -6], [12, 2], [0, -1], [.max, 2, -1], [11], []])
    func `Reshaping refuses what does not hold the scalars`(lengths: [Int]) throws {
        let tensor = try Tensor<Float>(repeating: 0, shape: [2, 6])
        #expect(throws: RelumeError.self) { try tensor.reshaped(lengths) }
    }

    @Test(arguments: [[2, 3], [1, 2, 3, 4, 5], []])
    func `A batch of images has four axes`(lengths: [Int]) throws {
        let tensor = try Tensor<UInt8>(repeating: 0, shape: TensorShape(lengths))
        #expect(refusal { try ImageBatch(.uint8(tensor)) }?.contains("[N, C, H, W]") == true)
    }

    @Test func `Alpha stands beside a color channel`() throws {
        let gray = try Tensor<Float>(repeating: 0, shape: [1, 1, 2, 2])
        #expect(refusal { try ImageBatch(.float32(gray), hasAlpha: true) }?.contains("alpha") == true)
    }

    @Test(arguments: [3, -1, .max, .min])
    func `A normalization says which channels it has`(channel: Int) {
        #expect(refusal { try Normalization.imageNet.parameters(forChannel: channel) }?.contains("3 channels") == true)
    }

    @Test func `One mean serves every channel, but there is none before the first`() throws {
        #expect(try Normalization.half.parameters(forChannel: 1000) == (0.5, 0.5))
        #expect(throws: RelumeError.self) { try Normalization.half.parameters(forChannel: -1) }
    }

    @Test(arguments: [2, -3, .max, .min])
    func `A shape says which axes it has`(axis: Int) throws {
        let shape: TensorShape = [2, 3]
        #expect(refusal { try shape.index(ofAxis: axis) }?.contains("axes -2 to 1") == true)
        #expect(try shape.index(ofAxis: -1) == 1)
    }

    private func refusal(_ body: () throws -> Any) -> String? {
        #expect(throws: RelumeError.self) { _ = try body() }?.message
    }
}
