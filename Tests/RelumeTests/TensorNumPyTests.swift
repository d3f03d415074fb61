import Relume
import TestSupport
import Testing

/// What NumPy makes of the same tensors; see tools/peers/numpy_tensors.py.
struct TensorNumPyTests {
    /// The result of a case, in bits, with its shape.
    private struct Result: Equatable {
        var shape: String
        var bits: [Int]
    }

    @Test(.enabled(if: PythonPeer.isAvailable, Comment(rawValue: PythonPeer.skipReason)))
    func `Arithmetic, reductions, orders and joins are NumPy's`() throws {
        var expected: [String: Result] = [:]
        for line in try PythonPeer.run("numpy_tensors.py", []).split(separator: "\n") {
            let halves = line.split(separator: ":", omittingEmptySubsequences: false)
            let bracket = try #require(halves[0].lastIndex(of: "["))
            let bits = halves[1].split(separator: " ").compactMap { Int($0) }
            expected[halves[0][..<bracket].dropLast().description] = Result(
                shape: String(halves[0][bracket...]), bits: bits)
        }
        #expect(expected.count == 44 + 20 + 10 + 5)
        for (name, result) in expected {
            let words = name.split(separator: " ", maxSplits: 1).map(String.init)
            if words[0] == "argmax" {
                let places = try input(3, [3, 4, 5], nan: true).argmax(axis: try #require(Int(words[1])))
                #expect(Result(shape: "\(places.shape)", bits: places.scalars) == result, "\(name)")
                continue
            }
            let found = try value(words[0], words[1])
            #expect("\(found.shape)" == result.shape, "\(name)")
            if ["sum", "mean", "matmul"].contains(words[0]) {
                for (value, bits) in zip(found.scalars, result.bits) {
                    let truth = Float(bitPattern: UInt32(bits))
                    #expect(abs(value - truth) <= (words[0] == "matmul" ? 1e-5 : truth.ulp), "\(name)")
                }
                #expect(found.scalars.count == result.bits.count)
            } else {
                #expect(found.scalars.map { Int($0.bitPattern) } == result.bits, "\(name)")
            }
        }
    }

    private func value(_ operation: String, _ arguments: String) throws -> Tensor<Float> {
        let numbers = arguments.split(whereSeparator: { !"-0123456789".contains($0) }).compactMap { Int($0) }
        let whole = try input(3, [3, 4, 5], nan: true)
        let finite = try input(3, [3, 4, 5])
        switch operation {
        case "min": return try whole.min(axis: numbers[0])
        case "max": return try whole.max(axis: numbers[0])
        case "sum": return try finite.sum(axis: numbers[0])
        case "mean": return try finite.mean(axis: numbers[0])
        case "permuted": return try input(4, [3, 4, 5]).permuted(numbers)
        case "stack": return try Tensor(stacking: [input(5, [2, 3]), input(6, [2, 3])], axis: numbers[0])
        case "concatenate":
            return try Tensor(
                concatenating: [input(5, [2, 3]), input(6, numbers[0] == 0 ? [4, 3] : [2, 1])], axis: numbers[0])
        default: break
        }
        let shapes = arguments.split(separator: "]", omittingEmptySubsequences: true).map { text in
            text.split(whereSeparator: { !"0123456789".contains($0) }).compactMap { Int($0) }
        }
        let left = try input(operation == "matmul" ? 7 : 1, shapes[0])
        let right = try input(operation == "matmul" ? 8 : 2, shapes[1])
        switch operation {
        case "add": return try left + right
        case "subtract": return try left - right
        case "multiply": return try left * right
        case "divide": return try left / right
        default: return try left.matmul(right)
        }
    }

    private func input(_ number: Int, _ lengths: [Int], nan: Bool = false) throws -> Tensor<Float> {
        let shape = try TensorShape(lengths)
        let scalars = (0..<shape.count).map { index in
            nan && index % 19 == 7 ? Float.nan : Float((index * 37 + number * 11) % 101) / 20 - 2
        }
        return try Tensor(shape: shape, scalars: scalars)
    }
}
