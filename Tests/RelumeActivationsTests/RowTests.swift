import Foundation
import RelumeActivations
import RelumeCore
import RelumeKernels
import Testing

@Suite struct RowTests {
    static let kinds = ["softmax", "softmin", "log_softmax"]

    /// A row with its true outputs by the function's name, from `tools/generate`.
    private struct Row {
        var inputs: [Float]
        var outputs: [String: [Double]] = [:]
    }

    private func goldenRows() throws -> [Row] {
        let text = try String(contentsOf: GoldenFile.root.appending(path: "rows/softmax.txt"), encoding: .utf8)
        var rows: [Row] = []
        for line in text.split(separator: "\n").dropFirst() {
            let fields = line.split(separator: " ").map(String.init)
            if fields[0] == "x" {
                let inputs = try fields.dropFirst().map { Float(bitPattern: try #require(UInt32($0, radix: 16))) }
                rows.append(Row(inputs: inputs))
            } else {
                rows[rows.count - 1].outputs[fields[0]] = try fields.dropFirst().map { try #require(Double($0)) }
            }
        }
        try #require(!rows.isEmpty)
        return rows
    }

    @Test(arguments: kinds)
    func `Rows have their true values`(kind: String) throws {
        let activation = try Activation(parsing: kind)
        for row in try goldenRows() {
            let tensor = Tensor(unchecked: [row.inputs.count], scalars: row.inputs)
            let outputs = try tensor.applying(activation).scalars
            let extreme = kind == "softmin" ? row.inputs.min() ?? 0 : row.inputs.max() ?? 0
            for ((x, y), truth) in zip(zip(row.inputs, outputs), try #require(row.outputs[kind])) {
                // The exponent x - m is rounded, and the exponential multiplies the rounding error by it.
                let bound = 4 + 2 * Double(abs(x - extreme))
                let unit = max(Double(Float(truth).ulp), Double(Float.leastNonzeroMagnitude))
                #expect(abs(Double(y) - truth) <= bound * unit, "\(kind) of \(row.inputs) at \(x)")
            }
        }
    }

    @Test(arguments: kinds, InstructionSet.usable)
    func `Every instruction set gives the same bytes`(kind: String, set: InstructionSet) throws {
        let scalars = (0..<2 * 3 * 20 * 53).map { Samples.values[$0 % Samples.values.count] }
        let tensor = Tensor(unchecked: [2, 3, 20, 53], scalars: scalars)
        for axis in 0..<4 {
            let activation = try Activation(parsing: "\(kind)(axis=\(axis))")
            let expected = try InstructionSet.using(.baseline) { try tensor.applying(activation, jobs: 1).bytes }
            try InstructionSet.using(set) {
                #expect(try tensor.applying(activation, jobs: 1).bytes == expected)
                var inPlace = tensor
                try inPlace.apply(activation, jobs: 1)
                #expect(inPlace.bytes == expected)
                var ready = Tensor<Float>(unchecked: tensor.shape, repeating: 0)
                try tensor.apply(activation, into: &ready, jobs: 2)
                #expect(ready.bytes == expected)
            }
        }
    }

    @Test(
        arguments: kinds + ["glu", "silu(beta=1.7)", "prelu([0.1,0.3])"])
    func `A gradient is what differences of a loss say`(text: String) throws {
        let activation = try Activation(parsing: text)
        let inputs = (0..<24).map { Float(($0 * 29) % 24) / 8 - 1.45 }
        func output(_ inputs: [Float]) throws -> Tensor<Float> {
            try Tensor(unchecked: [2, 2, 3, 2], scalars: inputs).applying(activation)
        }
        let shape = try output(inputs).shape
        let weights = (0..<shape.count).map { Float(($0 * 5) % 7) / 4 - 0.8 }
        func loss(_ inputs: [Float]) throws -> Double {
            try zip(output(inputs).scalars, weights).reduce(0) { $0 + Double($1.0) * Double($1.1) }
        }
        let gradient = try Tensor(unchecked: [2, 2, 3, 2], scalars: inputs)
            .gradient(of: activation, upstream: Tensor(unchecked: shape, scalars: weights)).scalars
        for index in inputs.indices {
            var (below, above) = (inputs, inputs)
            below[index] -= 1 / 256
            above[index] += 1 / 256
            let difference = try (loss(above) - loss(below)) * 128
            #expect(abs(difference - Double(gradient[index])) <= 1e-4, "\(text) at \(index)")
        }
    }

    @Test func `A trained parameter's gradient is what differences of a loss say`() throws {
        let inputs = Tensor(unchecked: [2, 2, 3, 2], scalars: (0..<24).map { Float(($0 * 29) % 24) / 8 - 1.45 })
        let upstream = Tensor(unchecked: inputs.shape, scalars: (0..<24).map { Float(($0 * 5) % 7) / 4 - 0.8 })
        func loss(_ activation: Activation) throws -> Float {
            try zip(inputs.applying(activation).scalars, upstream.scalars).reduce(0) { $0 + $1.0 * $1.1 }
        }
        let step: Float = 1 / 64
        let beta = try #require(try inputs.parameterGradient(of: .silu(beta: 1.5), upstream: upstream))
        #expect(try abs(beta[0] - (loss(.silu(beta: 1.5 + step)) - loss(.silu(beta: 1.5 - step))) / (2 * step)) <= 1e-3)
        let weights = try #require(try inputs.parameterGradient(of: .prelu(weight: [0.1, 0.3]), upstream: upstream))
        let differences = [
            try (loss(.prelu(weight: [0.1 + step, 0.3])) - loss(.prelu(weight: [0.1 - step, 0.3]))) / (2 * step),
            try (loss(.prelu(weight: [0.1, 0.3 + step])) - loss(.prelu(weight: [0.1, 0.3 - step]))) / (2 * step),
        ]
        #expect(zip(weights, differences).allSatisfy { abs($0 - $1) <= 1e-3 })
        #expect(try inputs.parameterGradient(of: .relu, upstream: upstream) == nil)
    }

    @Test(arguments: [1, 3, -1, -2])
    func `GLU multiplies the first half of an axis by the sigmoid of the second`(axis: Int) throws {
        let tensor = Tensor(unchecked: [3, 4, 6, 10], scalars: (0..<720).map { Float($0 % 97) / 20 - 2 })
        let output = try tensor.applying(.glu(axis: axis))
        let index = axis < 0 ? axis + 4 : axis
        var lengths = [3, 4, 6, 10]
        let inner = lengths[(index + 1)...].reduce(1, *)
        lengths[index] /= 2
        #expect(output.shape == TensorShape(unchecked: lengths))
        for (position, y) in output.scalars.enumerated() {
            let block = position / (lengths[index] * inner)
            let a = position + block * lengths[index] * inner
            let x = tensor.scalars[a]
            let gate = Tensor(unchecked: [1], scalars: [tensor.scalars[a + lengths[index] * inner]])
            #expect(try abs(y - x * gate.applying(.sigmoid).scalars[0]) <= 4 * y.ulp)
        }
        #expect(try tensor.applying(.glu(axis: axis), jobs: 8).bytes == output.bytes)
    }

    @Test func `Rows that are empty or hold one value`() throws {
        #expect(try Tensor<Float>(unchecked: [0, 3], scalars: []).applying(.softmax).shape == [0, 3])
        #expect(try Tensor<Float>(unchecked: [3, 0], scalars: []).applying(.softmax(axis: 1)).shape == [3, 0])
        #expect(try Tensor<Float>(unchecked: [2, 1], scalars: [5, -1]).applying(.logSoftmax).scalars == [0, 0])
    }
}
