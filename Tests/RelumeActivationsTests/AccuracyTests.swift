import RelumeActivations
import RelumeCore
import Testing

@Suite struct AccuracyTests {
    /// The bound in units of the last place where the true value is normal.
    private func bound(_ name: String) -> Double {
        ["sigmoid", "tanh"].contains(name) ? 3 : 4
    }

    @Test("values are within the bound of the true ones", arguments: GoldenFile.names())
    func values(file: String) throws {
        let golden = try GoldenFile(named: file)
        let inputs = Tensor<Float>(shape: [golden.lines.count], scalars: golden.lines.map(\.x))
        let outputs = inputs.applying(golden.activation, jobs: 1).scalars
        for (line, output) in zip(golden.lines, outputs) {
            let error = line.error(of: output)
            if line.x == 0 {
                #expect(output.bitPattern == line.y.bitPattern, "\(golden.activation) at \(line.x)")
            } else if abs(line.y) >= .leastNormalMagnitude {
                #expect(error <= bound(golden.activation.name), "\(golden.activation) at \(line.x): \(output)")
            } else {
                #expect(error <= 1.5, "\(golden.activation) at \(line.x): subnormal \(output)")
            }
        }
    }

    @Test("NaN of any kind comes out as 7FC00000", arguments: GoldenFile.names())
    func nan(file: String) throws {
        let activation = try GoldenFile(named: file).activation
        let patterns: [UInt32] = [0x7FC0_0000, 0xFFC0_0000, 0x7F80_0001, 0xFFFF_FFFF, 0x7FC1_2345]
        for count in [1, 5, 16, 37] {
            let inputs = (0..<count).map { Float(bitPattern: patterns[$0 % patterns.count]) }
            let tensor = Tensor<Float>(shape: [count], scalars: inputs)
            for level in KernelLevel.usable {
                let outputs = tensor.applying(activation, jobs: 1, level: level).scalars
                #expect(outputs.allSatisfy { $0.bitPattern == 0x7FC0_0000 }, "\(activation) at \(level)")
            }
        }
    }

    @Test("GELU's tail at -8 is neither zero nor garbage")
    func geluTail() {
        let tensor = Tensor<Float>(shape: [1], scalars: [-8])
        // -8 times 6.22096057427178e-16.
        #expect(abs(tensor.applying(.gelu).scalars[0] + 4.976_768_46e-15) <= 4 * Float(4.976_768_46e-15).ulp)
    }
}
