import RelumeCore
import Testing

struct TensorIndexingTests {
    private let tensor = Tensor<Float>(unchecked: [2, 3, 4], scalars: (0..<24).map { Float($0) })

    @Test func `A subscript reads and writes one scalar`() {
        #expect(tensor[1, 2, 3] == 23 && tensor[0, 1, 0] == 4 && tensor[-1, 0, -2] == 14)
        var copy = tensor
        copy[1, 0, 2] = -1
        copy[0, 0, 0] += 5
        #expect(copy.scalars[14] == -1 && copy.scalars[0] == 5)
        #expect(tensor[1, 0, 2] == 14)
        #expect(Tensor<UInt8>(unchecked: [], scalars: [7])[] == 7)
    }

    @Test func `Rows are a part of axis 0`() throws {
        #expect(try tensor.rows(1..<2) == Tensor(shape: [1, 3, 4], scalars: (12..<24).map { Float($0) }))
        #expect(try tensor.rows(0..<2) == tensor)
        #expect(try tensor.rows(2..<2).shape == [0, 3, 4])
    }

    @Test(arguments: [-1..<1, 0..<3, 2..<3, .max - 1 ..< .max])
    func `Rows that are not there are refused`(range: Range<Int>) {
        let error = #expect(throws: RelumeError.self) { try tensor.rows(range) }
        #expect(error?.message.contains("[2, 3, 4]") == true)
        #expect(throws: RelumeError.self) { try Tensor<Float>(unchecked: [], scalars: [7]).rows(0..<1) }
    }

    @Test func `Axes are put in another order`() throws {
        let permuted = try tensor.permuted([2, 0, 1])
        #expect(permuted.shape == [4, 2, 3])
        for a in 0..<4 { for b in 0..<2 { for c in 0..<3 { #expect(permuted[a, b, c] == tensor[b, c, a]) } } }
        #expect(try permuted.permuted([1, 2, 0]) == tensor)
        #expect(try Tensor<UInt8>(shape: [0, 3], scalars: []).permuted([-1, 0]).shape == [3, 0])
        #expect(try Tensor<UInt8>(shape: [], scalars: [3]).permuted([]).scalars == [3])
    }

    @Test func `Two axes are exchanged, those of a matrix where none are named`() throws {
        let whole = try tensor.transposed(0, -1)
        #expect(try whole == tensor.permuted([2, 1, 0]) && tensor.transposed() == tensor.permuted([0, 2, 1]))
        #expect(throws: RelumeError.self) { try tensor.transposed(0, 3) }
        #expect(throws: RelumeError.self) { try Tensor<Float>(shape: [2], scalars: [1, 2]).transposed() }
    }

    @Test(arguments: [[0, 1], [0, 1, 1], [0, 1, 3], [0, 1, 2, 0], [0, 1, .min]])
    func `What is no order of the axes is refused`(axes: [Int]) {
        #expect(throws: RelumeError.self) { try tensor.permuted(axes) }
    }

    @Test func `Tensors are joined along an axis that is there, or a new one`() throws {
        let row = try Tensor<UInt8>(shape: [1, 2], scalars: [1, 2])
        let rows = try Tensor<UInt8>(shape: [2, 2], scalars: [3, 4, 5, 6])
        #expect(try Tensor(concatenating: [row, rows]) == Tensor(shape: [3, 2], scalars: [1, 2, 3, 4, 5, 6]))
        #expect(try Tensor(concatenating: [rows, rows], axis: -1).scalars == [3, 4, 3, 4, 5, 6, 5, 6])
        #expect(try Tensor(stacking: [rows, rows]).shape == [2, 2, 2])
        #expect(try Tensor(stacking: [rows, rows], axis: 2).scalars == [3, 3, 4, 4, 5, 5, 6, 6])
        #expect(try Tensor(stacking: [rows, rows], axis: -1).scalars == [3, 3, 4, 4, 5, 5, 6, 6])
    }

    @Test func `What does not fit is not joined, and the error says which`() throws {
        let row = try Tensor<UInt8>(shape: [1, 2], scalars: [1, 2])
        let column = try Tensor<UInt8>(shape: [2, 1], scalars: [1, 2])
        let flat = try Tensor<UInt8>(shape: [2], scalars: [1, 2])
        #expect(#expect(throws: RelumeError.self) { try Tensor(concatenating: [row, row, column]) }?.index == 2)
        #expect(#expect(throws: RelumeError.self) { try Tensor(concatenating: [row, flat]) }?.index == 1)
        #expect(#expect(throws: RelumeError.self) { try Tensor(stacking: [row, column]) }?.index == 1)
        #expect(throws: RelumeError.self) { try Tensor<UInt8>(concatenating: []) }
        #expect(throws: RelumeError.self) { try Tensor<UInt8>(stacking: []) }
        #expect(throws: RelumeError.self) { try Tensor(concatenating: [row], axis: 2) }
        #expect(throws: RelumeError.self) { try Tensor(stacking: [row], axis: 3) }
        let scalar = try Tensor<UInt8>(shape: [], scalars: [1])
        #expect(throws: RelumeError.self) { try Tensor(concatenating: [scalar, scalar]) }
        #expect(try Tensor(stacking: [scalar, scalar]).shape == [2])
    }
}
