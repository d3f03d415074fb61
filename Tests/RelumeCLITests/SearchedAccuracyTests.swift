import RelumeActivations
import TestSupport
import Testing

struct SearchedAccuracyTests {
    /// Beside the true values that are kept: mpmath computes these now.
    @Test(.enabled(if: PythonPeer.isAvailable, Comment(rawValue: PythonPeer.skipReason)))
    func `Values are within their bounds at inputs that nobody chose`() throws {
        let lines = try PythonPeer.run("../activations/golden.py", ["--errors", BuiltCommand.path]).split(
            separator: "\n")
        #expect(lines.count > 20)
        for line in lines {
            let fields = line.split(separator: "\t")
            let activation = try Activation(parsing: String(fields[0]))
            let error = try #require(Double(fields[1]))
            #expect(error <= activation.function.maximumError, "\(activation)")
        }
    }
}
