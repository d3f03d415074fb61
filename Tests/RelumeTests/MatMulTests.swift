import Relume
import RelumeKernels
import Testing

struct MatMulTests {
    @Test(arguments: [
        [1, 1, 1], [4, 8, 8], [5, 9, 17], [3, 1, 20], [9, 33, 7], [1, 64, 1], [13, 70, 33], [25, 100, 67],
        [97, 60, 32],
    ])
    func `Every element is the sum of its products in order`(sizes: [Int]) throws {
        let (rows, depth, columns) = (sizes[0], sizes[1], sizes[2])
        let left = try tensor([rows, depth], 1)
        let right = try tensor([depth, columns], 2)
        var expected = try Tensor<Float>(repeating: 0, shape: [rows, columns])
        for row in 0..<rows {
            for column in 0..<columns {
                for k in 0..<depth { expected[row, column] += left[row, k] * right[k, column] }
            }
        }
        for set in InstructionSet.usable {
            for jobs in [1, 3] {
                #expect(try InstructionSet.using(set) { try left.matmul(right, jobs: jobs) } == expected, "\(set)")
            }
        }
    }

    @Test func `A product that there is no memory for is refused`() throws {
        let column = try tensor([1 << 22, 1], 1)
        #expect(throws: RelumeError.self) { try column.matmul(column.transposed()) }
    }

    @Test func `NaN is the one NaN`() throws {
        let row = try Tensor<Float>(shape: [1, 2], scalars: [.infinity, 1])
        let product = try row.matmul(Tensor(shape: [2, 1], scalars: [0, 1]))
        #expect(product.scalars.map(\.bitPattern) == [0x7FC0_0000])
    }

    @Test func `Axes before the matrices are batches, and a single matrix serves all`() throws {
        let left = try tensor([2, 3, 4, 5], 1)
        let right = try tensor([2, 3, 5, 6], 2)
        let product = try left.matmul(right)
        #expect(product.shape == [2, 3, 4, 6])
        let (one, other) = (try left.reshaped([6, 4, 5]), try right.reshaped([6, 5, 6]))
        let (matrix, second) = (try one.rows(4..<5).reshaped([4, 5]), try other.rows(4..<5).reshaped([5, 6]))
        #expect(try product.reshaped([6, 4, 6]).rows(4..<5).reshaped([4, 6]) == matrix.matmul(second))
        #expect(try left.matmul(second).reshaped([6, 4, 6]).rows(4..<5).reshaped([4, 6]) == matrix.matmul(second))
        #expect(try matrix.matmul(right).reshaped([6, 4, 6]).rows(4..<5).reshaped([4, 6]) == matrix.matmul(second))
    }

    @Test func `Matrices without rows, columns or depth have a product`() throws {
        #expect(try tensor([0, 3], 1).matmul(tensor([3, 2], 1)).shape == [0, 2])
        #expect(try tensor([2, 3], 1).matmul(tensor([3, 0], 1)).shape == [2, 0])
        #expect(try tensor([2, 0], 1).matmul(tensor([0, 3], 1)).scalars == [0, 0, 0, 0, 0, 0])
        #expect(try tensor([0, 2, 3], 1).matmul(tensor([3, 4], 1)).shape == [0, 2, 4])
    }

    @Test(arguments: [([2, 3], [2, 3]), ([3], [3, 2]), ([2, 3], [3]), ([2, 4, 3], [5, 3, 2]), ([], [1, 1])])
    func `Shapes that are no product are refused`(left: [Int], right: [Int]) throws {
        let (one, other) = (try tensor(left, 1), try tensor(right, 2))
        let error = #expect(throws: RelumeError.self) { try one.matmul(other) }
        #expect(error?.message.contains("\(one.shape) and \(other.shape)") == true)
    }

    private func tensor(_ lengths: [Int], _ seed: Int) throws -> Tensor<Float> {
        let shape = try TensorShape(lengths)
        return try Tensor(
            shape: shape, scalars: (0..<shape.count).map { Float(($0 * 37 + seed * 11) % 101) / 33 - 1.5 })
    }
}
