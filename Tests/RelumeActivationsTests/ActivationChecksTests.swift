import RelumeActivations
import RelumeCore
import Testing

/// What a script's data decides is an error, in release as well, and never a trap.
@Suite struct ActivationChecksTests {
    private let gray = ImageBatch(unchecked: .uint8(Tensor(unchecked: [2, 1, 3, 5], repeating: 7)))
    private let tensor = Tensor<Float>(unchecked: [2, 3, 5], repeating: 1)

    @Test func `Weights for other channels are refused, by images and tensors`() throws {
        let prelu = try Activation.prelu(weight: [0.1, 0.2, 0.3])
        expectRefusal("3 weights") { try gray.applying(prelu) }
        expectRefusal("3 weights") {
            var batch = gray; try batch.apply(prelu)
        }
        let four = try Activation.prelu(weight: [0.1, 0.2, 0.3, 0.4])
        for tensor in [tensor, try tensor.reshaped([30]), Tensor(unchecked: [1, 1], scalars: [0])] {
            expectRefusal("4 weights") { try tensor.applying(four) }
            expectRefusal("4 weights") { try tensor.derivative(of: four) }
            expectRefusal("4 weights") { try tensor.parameterDerivative(of: four) }
            expectRefusal("4 weights") { try tensor.gradient(of: four, upstream: tensor) }
            expectRefusal("4 weights") { try tensor.parameterGradient(of: four, upstream: tensor) }
        }
        let scalar = Tensor<Float>(unchecked: [], scalars: [1])
        expectRefusal("scalar") { try scalar.applying(four) }
        expectRefusal("scalar") { try scalar.applying(.softmax) }
    }

    @Test(arguments: [7, 3, -4, .max, .min])
    func `An axis that is not there is refused`(axis: Int) {
        for activation in [
            Activation.softmax(axis: axis), .softmin(axis: axis), .logSoftmax(axis: axis), .glu(axis: axis),
        ] {
            expectRefusal("no axis \(axis)") { try tensor.applying(activation) }
            expectRefusal("no axis \(axis)") {
                var copy = tensor; try copy.apply(activation)
            }
            expectRefusal("no axis \(axis)") { try tensor.gradient(of: activation, upstream: tensor) }
        }
        // A batch has an axis more than the tensor.
        if axis != 3, axis != -4 {
            expectRefusal("axis \(axis)") { try gray.applying(.softmax(axis: axis)) }
            expectRefusal("axis \(axis)") { try gray.applying(.glu(axis: axis)) }
        }
    }

    @Test func `An odd length has no halves`() {
        expectRefusal("odd") { try tensor.applying(.glu()) }
        expectRefusal("odd") { try tensor.gradient(of: .glu(), upstream: tensor) }
        expectRefusal("no even number") { try gray.applying(.glu()) }
        expectRefusal("halves the channels") {
            var batch = gray; try batch.apply(.glu(axis: 1))
        }
        let alpha = ImageBatch(unchecked: .uint8(Tensor(unchecked: [1, 2, 2, 2], repeating: 7)), hasAlpha: true)
        expectRefusal("alpha") { try alpha.applying(.glu()) }
    }

    @Test(arguments: [Activation.softmax, .logSoftmax, .glu()])
    func `A function of many values has a gradient, but no derivative`(activation: Activation) {
        expectRefusal("gradient(of:upstream:)") { try tensor.derivative(of: activation) }
    }

    @Test func `Memory and gradients have the tensor's shape`() {
        var small = Tensor<Float>(unchecked: [2, 3], repeating: 0)
        for activation in [Activation.relu, .softmax, .glu(axis: 0)] {
            expectRefusal("the output has shape [2, 3]") { try tensor.apply(activation, into: &small) }
        }
        expectRefusal("upstream") { try tensor.gradient(of: .relu, upstream: small) }
        expectRefusal("upstream") { try tensor.gradient(of: .softmax, upstream: small) }
        expectRefusal("upstream") { try tensor.gradient(of: .glu(axis: 0), upstream: small) }
        expectRefusal("upstream") { try tensor.parameterGradient(of: .prelu(), upstream: small) }
    }

    @Test func `Every parameter's range is checked, whoever makes the activation`() {
        expectRefusal("lambd of softshrink takes a number of at least 0, not -1") {
            try Activation.softshrink(lambda: -1)
        }
        let makers: [() throws -> Activation] = [
            { try .linear(a: .nan) }, { try .linear(b: .infinity) }, { try .leakyReLU(negativeSlope: .infinity) },
            { try .prelu(weight: []) }, { try .prelu(weight: .nan) }, { try .rrelu(lower: 1, upper: 0) },
            { try .rrelu(seed: -1) }, { try .elu(alpha: .nan) }, { try .celu(alpha: 0) }, { try .softplus(beta: -1) },
            { try .squareplus(b: -1) }, { try .silu(beta: .nan) }, { try .hardtanh(minimum: 1, maximum: -1) },
            { try .hardshrink(lambda: -1) }, { try .threshold(.nan, value: 0) }, { try .step(threshold: .nan) },
            { try .kerasReLU(negativeSlope: .nan) }, { try .hardSigmoid(limit: .nan) },
        ]
        for (index, make) in makers.enumerated() {
            #expect(throws: RelumeError.self, "maker \(index)") { try make() }
        }
    }

    @Test
    func `Statistics refuse derivatives of another shape and another threshold, and take any threshold and percentage`()
        throws
    {
        let other = ImageBatch(unchecked: .float32(Tensor(unchecked: [1, 1, 3, 5], repeating: 7)))
        expectRefusal("derivative") { try BatchStatistics(of: gray, derivatives: other) }
        expectRefusal("derivative") { try BatchStatistics(of: tensor, derivatives: other.float32()) }
        var statistics = BatchStatistics(saturationThreshold: 0.1)
        expectRefusal("thresholds 0.1 and 0.2") { try statistics.add(BatchStatistics(saturationThreshold: 0.2)) }
        #expect(try BatchStatistics(of: gray, saturationThreshold: .nan).overall.count == 30)
        #expect(try BatchStatistics(of: gray).overall.percentile(.nan) == nil)
        #expect(try BatchStatistics(of: gray).overall.percentile(.infinity) == 7 / 255)
    }

    @Test(arguments: [0, -1, .min])
    func `Any number of jobs is taken`(jobs: Int) throws {
        #expect(try tensor.applying(.tanh, jobs: jobs) == tensor.applying(.tanh, jobs: 1))
        #expect(try tensor.applying(.softmax, jobs: jobs) == tensor.applying(.softmax, jobs: 1))
    }

    private func expectRefusal<Value>(
        _ part: String, sourceLocation: SourceLocation = #_sourceLocation, _ body: () throws -> Value
    ) {
        let error = #expect(throws: RelumeError.self, sourceLocation: sourceLocation) { _ = try body() }
        #expect(error?.message.contains(part) == true, "\(error?.message ?? "")", sourceLocation: sourceLocation)
    }
}
