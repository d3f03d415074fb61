import RelumeActivations
import RelumeCore
import Testing

@Suite struct ActivationTextTests {
    @Test(
        "a text prints back with effective parameters",
        arguments: [
            ("relu", "relu"), ("ReLU", "relu"), ("leaky_relu", "leaky_relu(negative_slope=0.01)"),
            ("LeakyReLU(negative_slope = 0.2)", "leaky_relu(negative_slope=0.2)"),
            ("leaky-relu(0.2)", "leaky_relu(negative_slope=0.2)"), ("swish(beta=2)", "silu(beta=2)"),
            ("gelu(approximate=tanh)", "gelu(approximate=tanh)"), ("gelu(TANH)", "gelu(approximate=tanh)"),
            ("prelu([0.1,0.2,.3])", "prelu(weight=[0.1,0.2,0.3])"), ("prelu", "prelu(weight=0.25)"),
            ("softmax", "softmax(axis=channels)"), ("softmax(axis=-1)", "softmax(axis=-1)"),
            (" elu ( alpha = 1e-5 ) ", "elu(alpha=1e-05)"), ("identity", "linear(a=1,b=0)"), ("sigmoid()", "sigmoid"),
        ])
    func printsBack(text: String, expected: String) throws {
        let activation = try Activation(parsing: text)
        #expect(activation.description == expected)
        #expect(try Activation(parsing: activation.description) == activation)
    }

    @Test("every function is found by each of its names and needs what it says it needs")
    func registry() throws {
        for function in Activation.all {
            for name in [function.name] + function.aliases {
                #expect(try Activation.function(named: name).name == function.name)
            }
            guard function.parameters.allSatisfy({ $0.defaultValue != nil }) else { continue }
            #expect(try Activation(parsing: function.name).values == function.parameters.compactMap(\.defaultValue))
        }
    }

    @Test(
        "an error says what was expected",
        arguments: [
            ("rlu", "did you mean \"relu\"?"), ("sigmod", "did you mean \"sigmoid\"?"), ("zzzz", "relume list"),
            ("leaky_relu(slope=1)", "no parameter \"slope\"; it takes \"negative_slope\""),
            ("leaky_relu(0.1,negative_slope=0.2)", "given twice"),
            ("leaky_relu(negative_slope=big)", "takes a finite number, not big"),
            ("leaky_relu(nan)", "takes a finite number, not nan"), ("relu(1)", "takes no parameters"),
            ("gelu(approximate=fast)", "\"none\" or \"tanh\""), ("softmax(axis=1.5)", "an axis number, not 1.5"),
            ("relu(", "expected a number, a name or a list"), ("relu)", "at character 5"), ("", "found the end"),
            ("relu | sigmoid", "one activation was expected"), ("prelu([0.1,x])", "expected a number at character 12"),
        ])
    func errors(text: String, part: String) {
        let error = #expect(throws: RelumeError.self) { try Activation(parsing: text) }
        #expect(error?.code == .invalidArgument)
        #expect(error?.message.contains(part) == true, "\(error?.message ?? "")")
    }
}
