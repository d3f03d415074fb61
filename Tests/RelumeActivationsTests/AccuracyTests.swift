import RelumeActivations
import RelumeCore
import Testing

@Suite struct AccuracyTests {
    @Test(arguments: GoldenFile.Folder.values.files)
    func `Values are within the bound of the true ones`(file: String) throws {
        let golden = try GoldenFile(file, in: .values)
        let outputs = try golden.inputs.applying(golden.activation, jobs: 1).scalars
        let bound = golden.activation.function.maximumError
        let wrong = zip(golden.lines, outputs).filter { line, output in
            let isNormal = abs(line.y) >= .leastNormalMagnitude
            // At a zero the sign counts, too; a subnormal may be rounded twice.
            if line.x == 0 { return output.bitPattern != line.y.bitPattern }
            return line.error(of: output) > (isNormal ? bound : 1.5)
        }
        #expect(wrong.isEmpty, "\(golden.activation): \(wrong.map { "\($0.x) gives \($1), not \($0.y)" })")
    }

    @Test(
        arguments: GoldenFile.Folder.derivatives.files)
    func `Derivatives are within 4 units of the last place or 2^-23 of the true ones`(file: String) throws {
        let golden = try GoldenFile(file, in: .derivatives)
        try expectNear(golden, golden.inputs.derivative(of: golden.activation, jobs: 1))
    }

    @Test(arguments: GoldenFile.Folder.parameterDerivatives.files)
    func `Derivatives by a trained parameter are within the same bounds`(file: String) throws {
        let golden = try GoldenFile(file, in: .parameterDerivatives)
        expectNear(golden, try #require(try golden.inputs.parameterDerivative(of: golden.activation, jobs: 1)))
    }

    private func expectNear(_ golden: GoldenFile, _ outputs: Tensor<Float>) {
        let wrong = zip(golden.lines, outputs.scalars).filter { line, output in
            line.error(of: output) > 4 && !(abs(Double(output) - line.truth) <= 0x1p-23)
        }
        #expect(wrong.isEmpty, "\(golden.activation): \(wrong.map { "\($0.x) gives \($1), not \($0.y)" })")
    }

    @Test func `Every elementwise function has true values and derivatives to be held against`() throws {
        func names(_ folder: GoldenFile.Folder) throws -> Set<String> {
            Set(try folder.files.map { try GoldenFile($0, in: folder).activation.name })
        }
        let values = try names(.values)
        #expect(values == Set(Activation.all.map(\.example).filter(\.isElementwise).map(\.name)))
        #expect(try names(.derivatives) == values)
        let trained = try Activation.all.map(\.example).filter {
            try Tensor<Float>(unchecked: [1], scalars: [0]).parameterDerivative(of: $0) != nil
        }
        #expect(try names(.parameterDerivatives) == Set(trained.map(\.name)))
    }

    @Test func `GELU's tail at -8 is neither zero nor garbage`() throws {
        let tensor = Tensor<Float>(unchecked: [1], scalars: [-8])
        // -8 times 6.22096057427178e-16.
        #expect(try abs(tensor.applying(.gelu).scalars[0] + 4.976_768_46e-15) <= 4 * Float(4.976_768_46e-15).ulp)
    }
}

extension GoldenFile {
    /// The inputs as a tensor.
    var inputs: Tensor<Float> { Tensor(unchecked: [lines.count], scalars: lines.map(\.x)) }
}
