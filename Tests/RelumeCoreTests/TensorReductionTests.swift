import RelumeCore
import Testing

struct TensorReductionTests {
    private let tensor = Tensor<Float>(unchecked: [3, 3], scalars: [1, 3, 3, .nan, 5, .nan, -.infinity, 2, -0.0])

    @Test func `NaN wins, and among equals the first, as in NumPy`() throws {
        #expect(try tensor.argmax(axis: 1) == Tensor(shape: [3], scalars: [1, 0, 1]))
        #expect(try tensor.argmax(axis: 0).scalars == [1, 1, 1])
        #expect(try tensor.argmax() == 3)
        #expect(try tensor.max(axis: 0).scalars.map(\.isNaN) == [true, false, true])
        #expect(try tensor.min(axis: 1).scalars[2] == -.infinity && tensor.min(axis: 1).scalars[1].isNaN)
        #expect(try tensor.rows(0..<1).max() == 3 && tensor.rows(2..<3).min() == -.infinity)
        #expect(try Tensor<Float>(shape: [2], scalars: [-.infinity, -.infinity]).argmax() == 0)
        #expect(try Tensor<Float>(shape: [2], scalars: [-.infinity, .nan]).argmax() == 1)
    }

    @Test func `An axis is left out, or stays with length 1`() throws {
        let whole = try Tensor<Float>(shape: [2, 3, 4], scalars: (0..<24).map { Float($0) })
        #expect(try whole.sum(axis: 1).shape == [2, 4] && whole.sum(axis: 1, keepsAxis: true).shape == [2, 1, 4])
        #expect(try whole.mean(axis: -1, keepsAxis: true).shape == [2, 3, 1])
        #expect(try whole.argmax(axis: 0, keepsAxis: true).shape == [1, 3, 4])
        #expect(try whole.max(axis: 0, keepsAxis: true).shape == [1, 3, 4] && whole.min(axis: 2).shape == [2, 3])
        #expect(try whole.sum(axis: 0).sum(axis: 0).sum(axis: 0) == Tensor(shape: [], scalars: [276]))
        #expect(whole.sum() == 276 && whole.mean() == 11.5)
        let centered = try whole - whole.mean(axis: -1, keepsAxis: true)
        #expect(Array(centered.scalars[..<4]) == [-1.5, -0.5, 0.5, 1.5])
    }

    @Test(arguments: [[3, 5000], [5000, 3], [2, 7, 2100], [1, 17], [33, 1], [4, 15, 2]])
    func `Long rows and many rows have what each value of them says`(lengths: [Int]) throws {
        let shape = try TensorShape(lengths)
        for nanEvery in [Int.max, 1931] {
            let scalars = (0..<shape.count).map { index in
                index % nanEvery == nanEvery / 2 ? Float.nan : Float((index * 7919) % 4001) / 7 - 100
            }
            let whole = try Tensor<Float>(shape: shape, scalars: scalars)
            for axis in 0..<shape.rank {
                // The axis last, so that its values follow one another.
                var axes = Array(0..<shape.rank)
                axes.append(axes.remove(at: axis))
                let length = shape[axis]
                let moved = try whole.permuted(axes).scalars
                let rows = stride(from: 0, to: moved.count, by: length).map { Array(moved[$0..<$0 + length]) }
                let firstNaN = rows.map { $0.firstIndex(where: \.isNaN) }
                let plain = rows.indices.filter { firstNaN[$0] == nil }
                let (sums, least) = (try whole.sum(axis: axis).scalars, try whole.min(axis: axis).scalars)
                let (greatest, places) = (try whole.max(axis: axis).scalars, try whole.argmax(axis: axis).scalars)
                #expect(
                    plain.allSatisfy { row in
                        let sum = Float(rows[row].reduce(0.0) { $0 + Double($1) })
                        return abs(sums[row] - sum) <= sum.ulp
                    })
                #expect(plain.map { least[$0] } == plain.map { rows[$0].min() })
                #expect(plain.map { greatest[$0] } == plain.map { rows[$0].max() })
                #expect(places == rows.indices.map { firstNaN[$0] ?? rows[$0].firstIndex(of: greatest[$0]) })
                for values in [sums, least, greatest] {
                    #expect(values.map(\.isNaN) == firstNaN.map { $0 != nil })
                }
            }
        }
    }

    @Test func `A sum loses nothing that a Float could keep`() throws {
        let many = try Tensor<Float>(shape: [3, 1000], scalars: (0..<3000).map { $0 % 1000 == 0 ? 1e8 : 0.25 })
        #expect(try many.sum(axis: 1).scalars == [1e8 + 249.75, 1e8 + 249.75, 1e8 + 249.75])
        #expect(many.sum() == Float(3e8 + 749.25) && many.mean() == Float((3e8 + 749.25) / 3000))
    }

    @Test func `Sums and means of nothing are 0 and NaN, extremes of nothing errors`() throws {
        let none = try Tensor<Float>(shape: [0, 3], scalars: [])
        #expect(none.sum() == 0 && none.mean().bitPattern == 0x7FC0_0000)
        #expect(try none.sum(axis: 0).scalars == [0, 0, 0] && none.sum(axis: 1).shape == [0])
        #expect(try none.mean(axis: 0).scalars.map(\.bitPattern) == [0x7FC0_0000, 0x7FC0_0000, 0x7FC0_0000])
        #expect(try none.argmax(axis: 1).shape == [0] && none.max(axis: 1).shape == [0])
        #expect(throws: RelumeError.self) { try none.max(axis: 0) }
        #expect(throws: RelumeError.self) { try none.min() }
        #expect(throws: RelumeError.self) { try none.argmax() }
        #expect(throws: RelumeError.self) { try none.argmax(axis: 0) }
    }

    @Test(arguments: [2, -3, .max, .min])
    func `An axis that is not there is refused`(axis: Int) {
        #expect(throws: RelumeError.self) { try tensor.sum(axis: axis) }
        #expect(throws: RelumeError.self) { try tensor.mean(axis: axis) }
        #expect(throws: RelumeError.self) { try tensor.min(axis: axis) }
        #expect(throws: RelumeError.self) { try tensor.max(axis: axis) }
        #expect(throws: RelumeError.self) { try tensor.argmax(axis: axis) }
    }
}
