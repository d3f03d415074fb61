import RelumeActivations
import RelumeCore
import RelumeKernels
import Testing

@Suite struct SpecialValueTests {
    @Test(arguments: Samples.activations)
    func `NaN of any kind comes out as 7FC00000`(activation: Activation) throws {
        let patterns: [UInt32] = [0x7FC0_0000, 0xFFC0_0000, 0x7F80_0001, 0xFFFF_FFFF, 0x7FC1_2345]
        for count in [1, 5, 16, 37] {
            let inputs = (0..<count).map { Float(bitPattern: patterns[$0 % patterns.count]) }
            let tensor = Tensor<Float>(unchecked: [count], scalars: inputs)
            for set in InstructionSet.usable {
                let outputs = try InstructionSet.using(set) {
                    try [tensor.applying(activation, jobs: 1), tensor.derivative(of: activation, jobs: 1)]
                }
                #expect(outputs.flatMap(\.bytes).allSatisfy { $0 == 0x7FC0_0000 }, "\(activation) with \(set)")
            }
        }
    }

    @Test(arguments: Samples.activations)
    func `Derivatives agree with central differences away from kinks`(activation: Activation) throws {
        let kinks = [0] + Samples.kinks(of: activation)
        let step: Float = 1 / 64
        let points = stride(from: Float(-7.9), to: 8, by: 0.173).filter { x in
            kinks.allSatisfy { abs(x - $0) > 2 * step }
        }
        func values(_ shift: Float) throws -> [Float] {
            try Tensor(unchecked: [points.count], scalars: points.map { $0 + shift }).applying(activation).scalars
        }
        let slopes = try Tensor(unchecked: [points.count], scalars: points).derivative(of: activation).scalars
        for (x, (slope, (below, above))) in try zip(points, zip(slopes, zip(values(-step), values(step)))) {
            // The difference's own error: the third derivative times step^2 / 6, and rounding over step.
            let tolerance = 1e-3 * max(1, abs(slope))
            #expect(abs((above - below) / (2 * step) - slope) <= tolerance, "\(activation) at \(x)")
        }
    }

    @Test(
        arguments: [
            ("relu", 0, 0), ("relu6", 0, 0), ("relu6", 6, 0), ("relu_squared", 0, 0), ("leaky_relu(0.2)", 0, 0.2),
            ("prelu(0.3)", 0, 0.3), ("elu(2)", 0, 2), ("celu(2)", 0, 1), ("selu", 0, 1.758_099_4), ("hardtanh", -1, 0),
            ("hardtanh", 1, 0), ("hardsigmoid", -3, 0), ("hardsigmoid", 3, 0), ("hardswish", -3, 0),
            ("hardswish", 3, 1),
            ("hardshrink", 0.5, 0), ("softshrink", -0.5, 0), ("threshold(1,0)", 1, 0), ("step", 0, 0),
            ("sigmoid", 0, 0.25),
            ("tanh", 0, 1), ("silu", 0, 0.5), ("mish", 0, 0.6), ("gelu", 0, 0.5), ("gelu(tanh)", 0, 0.5),
            ("softplus", 0, 0.5), ("squareplus", 0, 0.5), ("squareplus(0)", 0, 0.5), ("tanhshrink", 0, 0),
            ("softsign", 0, 1), ("log_sigmoid", 0, 0.5), ("sparse_plus", -1, 0), ("sparse_plus", 1, 1),
            ("sparse_sigmoid", -1, 0), ("sparse_sigmoid", 1, 0), ("rrelu", 0, 0.229_166_67), ("keras_relu", 0, 0),
        ] as [(String, Float, Float)])
    func `A derivative at a kink is the one that is documented`(text: String, x: Float, slope: Float) throws {
        let derivative = try Tensor(unchecked: [1], scalars: [x]).derivative(of: Activation(parsing: text)).scalars[0]
        #expect(abs(derivative - slope) <= slope.ulp, "\(text): \(derivative)")
    }
}
