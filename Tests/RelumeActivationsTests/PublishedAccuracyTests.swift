import Foundation
import RelumeActivations
import RelumeCore
import Testing

/// `Sources/RelumeActivations/ACCURACY.md` is the measured truth: this suite measures anew and compares, byte for byte,
/// which is possible because every processor gives the same bytes.
@Suite struct PublishedAccuracyTests {
    private static let document = URL(filePath: #filePath)
        .deletingLastPathComponent().appending(path: "../../Sources/RelumeActivations/ACCURACY.md").standardized

    @Test func `The published errors are those that are measured; RELUME_RECORD=all writes them`() throws {
        let measured = try Self.text()
        if ProcessInfo.processInfo.environment["RELUME_RECORD"] == "all" {
            try measured.write(to: Self.document, atomically: true, encoding: .utf8)
        }
        #expect(try String(contentsOf: Self.document, encoding: .utf8) == measured)
    }

    private static func text() throws -> String {
        let header = """
            # How exact the activations are

            Written by `tools/generate`, checked by every run of the tests.

            One ULP is one unit in the last place of the true value as a Float32; 0.5 is correct rounding. True values are
            mpmath's at 50 digits (`tools/activations`), at up to 1,640 inputs a function: [-104, 104] evenly, [-10, 10] finer,
            powers of two down to the subnormals, both zeros and the neighbours of each seam; and for the values of what is not
            made of straight pieces, the 32 of 65,536 inputs more at which they were found furthest off.

            - Values, wherever the true value is normal: at most the bound. A subnormal value is at most 1.5 ULP off.
            - Derivatives: at most 4 ULP or 2^-22. The last column is the absolute error, in units of 2^-22, of those that are
              more than 4 ULP off: near the derivative's zeros and far out in its tails.

            | activation | bound | greatest error, ULP | at x | derivative, greatest error up to 4 ULP | beyond, 2^-22 |
            | --- | --- | --- | --- | --- | --- |

            """
        let rows = try GoldenFile.Folder.values.files.map { file in
            let values = try GoldenFile(file, in: .values)
            let slopes = try GoldenFile(file, in: .derivatives)
            let outputs = try values.inputs.applying(values.activation, jobs: 1).scalars
            let worst =
                zip(values.lines, outputs).filter { $0.0.y.isNormal }
                .map { (error: $0.0.error(of: $0.1), x: $0.0.x) }.max { $0.error < $1.error } ?? (0, 0)
            let errors = try zip(slopes.lines, slopes.inputs.derivative(of: slopes.activation, jobs: 1).scalars).map {
                (units: $0.0.error(of: $0.1), absolute: abs(Double($0.1) - $0.0.truth) * 0x1p22)
            }
            let near = errors.filter { $0.units <= 4 }.map(\.units).max() ?? 0
            let far = errors.filter { $0.units > 4 }.map(\.absolute).max() ?? 0
            let bound = Int(values.activation.function.maximumError)
            return
                "| `\(values.activation)` | \(bound) | \(decimal(worst.error)) | \(worst.error == 0 ? "-" : "\(worst.x)") "
                + "| \(decimal(near)) | \(decimal(far)) |\n"
        }
        return header + rows.joined()
    }

    /// Two digits after the point, rounded up.
    private static func decimal(_ value: Double) -> String {
        let hundredths = Int((value * 100).rounded(.up))
        return "\(hundredths / 100)." + String(100 + hundredths % 100).dropFirst()
    }
}
