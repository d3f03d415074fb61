import Foundation
import RelumeActivations
import RelumeCore
import Testing

/// Many more inputs than true values are kept for: the reference in Double is held against mpmath's values first.
@Suite struct DenseAccuracyTests {
    /// 2^16 inputs in -104...104: half of them spread evenly, half over the magnitudes from 2^-30 on.
    static let inputs: [Float] = (0..<1 << 16).map { index in
        // Weyl's sequence: even, and never in step with the kernels' intervals.
        let share = (Double(index) * 0.618_033_988_749_894_8).truncatingRemainder(dividingBy: 1)
        if index % 2 == 0 { return Float((share * 2 - 1) * 104) }
        let magnitude = exp2(abs(share * 2 - 1) * 36.7 - 30)
        return Float(share < 0.5 ? -magnitude : magnitude)
    }

    @Test("the reference agrees with mpmath", arguments: GoldenFile.Folder.values.files)
    func reference(file: String) throws {
        let golden = try GoldenFile(file, in: .values)
        guard let reference = DoubleReference.all.first(where: { $0.activation == golden.activation }) else { return }
        let wrong = golden.lines.filter { line in
            guard line.x.isFinite, line.y.isNormal else { return false }
            // The kept values are rounded to 1/256 of a Float's last place.
            let tolerance = 0.002 * Double(line.y.ulp) + 1e-13 * abs(line.truth)
            return abs(reference.value(Double(line.x)) - line.truth) > tolerance
        }
        #expect(wrong.isEmpty, "\(golden.activation) at \(wrong.map(\.x))")
    }

    @Test("values are within the bound of the true ones", arguments: DoubleReference.all)
    func values(reference: DoubleReference) {
        let worst = Self.worst(reference)
        #expect(worst.error <= reference.activation.function.maximumError, "\(reference.activation) at \(worst.x)")
    }

    /// The greatest error in units of the last place where the true value is normal.
    static func worst(_ reference: DoubleReference) -> (error: Double, x: Float) {
        let outputs = Tensor(shape: [inputs.count], scalars: inputs).applying(reference.activation, jobs: 1).scalars
        var worst = (error: 0.0, x: Float(0))
        for (x, y) in zip(inputs, outputs) {
            let truth = reference.value(Double(x))
            guard Float(truth).isNormal else { continue }
            let unit = Double(sign: .plus, exponent: truth.exponent - 23, significand: 1)
            let error = abs(Double(y) - truth) / unit
            if error > worst.error { worst = (error, x) }
        }
        return worst
    }
}
