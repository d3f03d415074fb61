import Foundation
import RelumeActivations
import RelumeCore
import Testing

/// The second part of `Sources/RelumeActivations/ACCURACY.md` is the measured truth: this suite measures anew and compares,
/// byte for byte, which is possible because every processor gives the same bytes. `tools/exhaustive` sees to the first.
@Suite struct PublishedAccuracyTests {
    private static let document = URL(filePath: #filePath)
        .deletingLastPathComponent().appending(path: "../../Sources/RelumeActivations/ACCURACY.md").standardized
    private static let heading = "## With other parameters, too, at a sample of inputs\n"

    @Test func `The published errors are those that are measured; RELUME_RECORD=all writes them`() throws {
        let measured = try Self.text()
        let (exhaustive, sample) = try Self.parts()
        if ProcessInfo.processInfo.environment["RELUME_RECORD"] == "all" {
            try (exhaustive + measured).write(to: Self.document, atomically: true, encoding: .utf8)
        }
        #expect(sample == measured)
    }

    @Test func `Every elementwise function has been looked at exhaustively, with its default parameters`() throws {
        let lines = try Self.parts().exhaustive.split(separator: "\n").filter { $0.hasPrefix("| `") }
        let names = lines.map { $0.split(separator: "`")[1] }
        for function in Activation.all where function.example.isElementwise {
            // Its values and its derivative.
            #expect(
                names.count { $0 == "\(function.example)" } >= 2, "\(function.example); add it to tools/activations")
        }
    }

    /// The document up to this suite's part, and that.
    private static func parts() throws -> (exhaustive: String, sample: String) {
        let text = try String(contentsOf: document, encoding: .utf8)
        let range = try #require(text.range(of: heading))
        return (String(text[..<range.lowerBound]), String(text[range.lowerBound...]))
    }

    private static func text() throws -> String {
        let header = """
            \(heading)
            Written by `tools/generate`, checked by every run of the tests. True values are mpmath's at 50 digits
            (`tools/activations`), at up to 1,640 inputs a function: [-104, 104] evenly, [-10, 10] finer, powers of two down to
            the subnormals, both zeros and the neighbours of each seam; and for the values of what is not made of straight
            pieces, the 32 of 65,536 inputs more at which they were found furthest off.

            - Values, wherever the true value is normal: at most the bound. A subnormal value is at most 1.5 ULP off.
            - Derivatives: at most 4 ULP or 2^-23. The last column is the absolute error, in units of 2^-22, of those that are
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
