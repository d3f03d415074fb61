import RelumeCore
import Testing

struct TensorArithmeticTests {
    private let tensor = Tensor<Float>(unchecked: [2, 3], scalars: [1, -2, 3, 0.5, 0, -8])
    private let row = Tensor<Float>(unchecked: [3], scalars: [2, 4, -1])

    @Test func `Operators between tensors work value by value`() throws {
        #expect(try (tensor + tensor).scalars == [2, -4, 6, 1, 0, -16])
        #expect(try (tensor - row).scalars == [-1, -6, 4, -1.5, -4, -7])
        #expect(try (row * tensor).scalars == [2, -8, -3, 1, 0, 8])
        #expect(try (tensor / row).scalars == [0.5, -0.5, -3, 0.25, 0, 8])
    }

    @Test func `Numbers take part without try`() {
        #expect((tensor + 1).scalars == [2, -1, 4, 1.5, 1, -7] && (1 + tensor) == (tensor + 1))
        #expect((tensor - 1).scalars == [0, -3, 2, -0.5, -1, -9] && (1 - tensor) == -(tensor - 1))
        #expect((tensor * 2).scalars == [2, -4, 6, 1, 0, -16] && (2 * tensor) == (tensor * 2))
        #expect((tensor / 2).scalars == [0.5, -1, 1.5, 0.25, 0, -4])
        #expect((1 / tensor).scalars == [1, -0.5, 1 / 3, 2, .infinity, -0.125])
        #expect((-tensor).scalars == [-1, 2, -3, -0.5, -0.0, 8])
    }

    @Test func `Compound assignment keeps the memory of a tensor that shares none`() throws {
        var changed = tensor + 0
        let address = changed.withMutableScalars { $0.withUnsafeBufferPointer { $0.baseAddress } }
        try changed += row
        try changed -= row
        try changed *= tensor
        try changed /= Tensor(shape: [2, 1], scalars: [2, 4])
        changed += 1
        changed -= 2
        changed *= 3
        changed /= 4
        #expect(changed.withMutableScalars { $0.withUnsafeBufferPointer { $0.baseAddress } } == address)
        let squares: [Float] = [1, 4, 9, 0.25, 0, 64]
        #expect(changed.scalars == squares.enumerated().map { ($1 / ($0 < 3 ? 2 : 4) - 1) * 3 / 4 })
        try changed *= changed
        #expect(tensor.scalars == [1, -2, 3, 0.5, 0, -8])
    }

    @Test(arguments: [([2, 3], [2]), ([2, 3], [4, 3]), ([2, 3], [2, 3, 1, 1]), ([0], [2])])
    func `Shapes that do not broadcast are refused, and nothing is changed`(one: [Int], other: [Int]) throws {
        let left = try Tensor<Float>(repeating: 1, shape: TensorShape(one))
        let right = try Tensor<Float>(repeating: 2, shape: TensorShape(other))
        guard other.count < 4 else {
            #expect(try (left + right).shape == [2, 3, 2, 3])
            return
        }
        let error = #expect(throws: RelumeError.self) { try left + right }
        #expect(error?.message.contains("\(left.shape) and \(right.shape) do not broadcast") == true)
        var changed = left
        #expect(throws: RelumeError.self) { try changed *= right }
        #expect(changed == left)
    }

    @Test func `What is changed in place does not grow`() throws {
        var changed = row
        let error = #expect(throws: RelumeError.self) { try changed += tensor }
        #expect(error?.message.contains("[2, 3] does not broadcast to [3]") == true)
        #expect(changed == row)
    }

    @Test func `Shapes whose result could not be counted are refused`() throws {
        let tall = try Tensor<Float>(repeating: 1, shape: [0, .max, 1])
        let wide = try Tensor<Float>(repeating: 1, shape: [0, 1, .max])
        #expect(throws: RelumeError.self) { try tall + wide }
    }

    @Test func `Every NaN is the one NaN, whatever made it`() throws {
        let special = try Tensor<Float>(shape: [3], scalars: [.infinity, 0, Float(bitPattern: 0xFFC0_1234)])
        for result in [try special - special, try special / special, special * -1, -special, special * 0] {
            #expect(result.scalars.filter(\.isNaN).allSatisfy { $0.bitPattern == 0x7FC0_0000 })
            #expect(result.scalars[2].isNaN)
        }
        #expect(
            (try special.sum(axis: 0)).scalars[0].bitPattern == 0x7FC0_0000 && special.mean().bitPattern == 0x7FC0_0000)
        #expect(try special.max().bitPattern == 0x7FC0_0000)
    }
}
