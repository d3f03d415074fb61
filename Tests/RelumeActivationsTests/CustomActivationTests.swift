import RelumeActivations
import RelumeCore
import Testing

@Suite struct CustomActivationTests {
    private let bump = Activation.custom("bump", derivative: { -2 * $0 / (1 + $0 * $0) / (1 + $0 * $0) }) {
        1 / (1 + $0 * $0)
    }
    private let tensor = Tensor<Float>(unchecked: [2, 3, 1, 2], scalars: (0..<12).map { Float($0) / 4 - 1.5 })

    @Test func `It is applied, differentiated and given gradients like any other`() throws {
        let expected = tensor.scalars.map { 1 / (1 + $0 * $0) }
        #expect(try tensor.applying(bump).scalars == expected)
        var copy = tensor
        try copy.apply(bump)
        #expect(copy.scalars == expected)
        let slopes = tensor.scalars.map { -2 * $0 / (1 + $0 * $0) / (1 + $0 * $0) }
        #expect(try tensor.derivative(of: bump).scalars == slopes)
        let upstream = try Tensor<Float>(repeating: 3, shape: tensor.shape)
        #expect(try tensor.gradient(of: bump, upstream: upstream).scalars == slopes.map { $0 * 3 })
        #expect(try tensor.parameterDerivative(of: bump) == nil)
    }

    @Test func `8-bit samples and their floats give the same bytes, and alpha stays`() throws {
        let bytes = (0..<2 * 2 * 16 * 16).map { UInt8(truncatingIfNeeded: $0) }
        let batch = try ImageBatch(.uint8(Tensor(unchecked: [2, 2, 16, 16], scalars: bytes)), hasAlpha: true)
        let floats = try ImageBatch(.float32(batch.float32()), hasAlpha: true)
        let output = try batch.applying(bump)
        #expect(try output == floats.applying(bump))
        #expect(output.float32().scalars[256..<512] == batch.float32().scalars[256..<512])
    }

    @Test func `NaN goes through as the one NaN`() throws {
        let zero = Activation.custom("zero", derivative: { _ in 0 }, { _ in 0 })
        let nan = try Tensor<Float>(shape: [1], scalars: [Float(bitPattern: 0xFFC0_0001)])
        #expect(try nan.applying(zero).bytes == [0x7FC0_0000])
        #expect(try nan.derivative(of: zero).bytes == [0x7FC0_0000])
    }

    @Test func `It prints its name, and equals what the same call made`() throws {
        #expect(bump.description == "bump" && bump.isElementwise && bump.keepsShape && bump.channels == nil)
        let copy = bump
        #expect(copy == bump && copy.hashValue == bump.hashValue)
        #expect(Activation.custom("bump", derivative: { $0 }, { $0 }) != bump)
        #expect(Activation.custom("relu", derivative: { $0 }, { $0 }) != .relu)
    }

    @Test(arguments: Samples.activations.filter(\.isElementwise))
    func `Every elementwise function of the library passes the check`(activation: Activation) throws {
        try activation.checkDerivative()
        try activation.checkDerivative(over: -30...30)
    }

    @Test func `A wrong derivative is found, and where`() {
        let wrong = Activation.custom("wrong", derivative: { $0 > 2 ? 2.1 * $0 : 2 * $0 }, { $0 * $0 })
        let error = #expect(throws: RelumeError.self) { try wrong.checkDerivative() }
        #expect(error?.message.contains("derivative of wrong at 2.") == true)
        #expect(throws: Never.self) { try wrong.checkDerivative(over: -2...2) }
        let undefined = Activation.custom("undefined", derivative: { _ in .nan }, { $0 })
        #expect(throws: RelumeError.self) { try undefined.checkDerivative() }
    }

    @Test func `What has no derivative, and no interval, cannot be checked`() {
        #expect(throws: RelumeError.self) { try Activation.softmax.checkDerivative() }
        for interval in [1...1, -Float.infinity...0, -Float.greatestFiniteMagnitude...Float.greatestFiniteMagnitude] {
            #expect(throws: RelumeError.self) { try bump.checkDerivative(over: interval) }
        }
    }
}
