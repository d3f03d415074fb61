import Foundation
import RelumeActivations
import RelumeCore
import Testing
import TestSupport

/// `relume eval`.
struct EvalTests {
    private func eval(_ arguments: String..., input: String? = nil) throws -> BuiltCommand.Outcome {
        try BuiltCommand.run(["eval"] + arguments, input: input.map { Data($0.utf8) })
    }

    @Test func `Each value stands on a line`() throws {
        let outcome = try eval("relu", "-1", "0", "-0", "2.5", "1e-45", "3e38")
        #expect(outcome.status == 0 && outcome.error.isEmpty)
        #expect(outcome.output == "0\n0\n-0\n2.5\n1e-45\n3e+38\n")
    }

    @Test func `NaN and infinities are numbers like others`() throws {
        #expect(
            try eval("linear", "nan", "inf", "-inf", "-nan", "infinity", "1e999").output
                == "nan\ninf\n-inf\nnan\ninf\ninf\n")
    }

    @Test func `Numbers come from standard input where none is given`() throws {
        #expect(try eval("relu", input: "1 -2\n\t3e0\n").output == "1\n0\n3\n")
        #expect(try eval("relu", input: "").output.isEmpty)
        #expect(try eval("relu", "4", input: "1").output == "4\n")
    }

    @Test(arguments: ["sigmoid", "tanh", "gelu", "silu", "elu(alpha=0.7)"])
    func `The digits read back to the bits that the library gives`(name: String) throws {
        var generator = SplitMix64(seed: 3)
        let numbers = (0..<1000).map { _ in Float.random(in: -20...20, using: &generator) }
        let outcome = try eval(name, input: numbers.map { $0.description }.joined(separator: "\n"))
        let values = outcome.output.split(separator: "\n").compactMap { Float($0)?.bitPattern }
        let expected = try Tensor(unchecked: [1000], scalars: numbers).applying(try Activation(parsing: name)).scalars
        #expect(values == expected.map(\.bitPattern))
    }

    @Test func `A function of several values takes the numbers as a row`() throws {
        let values = try eval("softmax", "1", "1", "-inf", "1").output
        #expect(values == "0.33333334\n0.33333334\n0\n0.33333334\n")
        #expect(try eval("prelu([0.5,2])", "-1", "-1").output == "-0.5\n-2\n")
        #expect(try eval("glu", "3", "5", "0", "-inf").output == "1.5\n0\n")
    }

    @Test func `Derivatives, also at kinks`() throws {
        #expect(try eval("relu", "--derivative", "-1", "0", "2", "nan").output == "0\n0\n1\nnan\n")
        #expect(try eval("--derivative", "leaky_relu(0.2)", "0", "1").output == "0.2\n1\n")
        #expect(try eval("gelu", "-3", "3", "--derivative").output == "-0.011945648\n1.0119456\n")
        let refused = try eval("softmax", "1", "2", "--derivative")
        #expect(refused.status == 64 && refused.error.contains("no single derivative"), "\(refused.error)")
    }

    @Test(arguments: [
        (["relu", "1", "two"], "'two'"), (["relu", "--", "1", "0x"], "'0x'"), (["relu", "--wrong", "1"], "'--wrong'"),
        (["relu", ""], "''"), (["reluu", "1"], "relu"), (["prelu([1,2])", "1"], "2 weights"),
        (["softmax(axis=1)", "1"], "no axis"),
        (["glu", "1", "2", "3"], "no middle"), ([], "<name>"),
    ])
    func `What is no number or no activation is named`(arguments: [String], hint: String) throws {
        let outcome = try BuiltCommand.run(["eval"] + arguments)
        #expect(outcome.status == 64 && outcome.output.isEmpty)
        #expect(outcome.error.contains(hint), "\(outcome.error)")
    }
}
