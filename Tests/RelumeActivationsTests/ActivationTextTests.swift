import RelumeActivations
import RelumeCore
import Testing

@Suite struct ActivationTextTests {
    @Test(
        arguments: [
            ("relu", "relu"), ("ReLU", "relu"), ("leaky_relu", "leaky_relu(negative_slope=0.01)"),
            ("LeakyReLU(negative_slope = 0.2)", "leaky_relu(negative_slope=0.2)"),
            ("leaky-relu(0.2)", "leaky_relu(negative_slope=0.2)"), ("swish(beta=2)", "silu(beta=2)"),
            ("gelu(approximate=tanh)", "gelu(approximate=tanh)"), ("gelu(TANH)", "gelu(approximate=tanh)"),
            ("prelu([0.1,0.2,.3])", "prelu(weight=[0.1,0.2,0.3])"), ("prelu", "prelu(weight=0.25)"),
            ("softmax", "softmax(axis=channels)"), ("softmax(axis=-1)", "softmax(axis=-1)"),
            (" elu ( alpha = 1e-5 ) ", "elu(alpha=1e-05)"), ("identity", "linear(a=1,b=0)"), ("sigmoid()", "sigmoid"),
            ("leaky_relu(preset=keras)", "leaky_relu(negative_slope=0.2)"),
            ("gelu(preset=jax)", "gelu(approximate=tanh)"),
            ("softplus(beta=2,preset=jax)", "softplus(beta=2,threshold=inf)"), ("hardswish", "hardswish"),
            ("rrelu(seed=9007199254740993)", "rrelu(lower=0.125,upper=0.33333334,seed=9007199254740993)"),
            ("rrelu", "rrelu(lower=0.125,upper=0.33333334,seed=none)"),
            ("Hardtanh(0,inf)", "hardtanh(min_val=0,max_val=inf)"),
        ])
    func `A text prints back with effective parameters`(text: String, expected: String) throws {
        let activation = try Activation(parsing: text)
        #expect(activation.description == expected)
        #expect(try Activation(parsing: activation.description) == activation)
    }

    @Test func `Every function is found by each of its names and needs what it says it needs`() throws {
        for function in Activation.all {
            for name in [function.name] + function.aliases {
                #expect(try Activation.function(named: name).name == function.name)
            }
            guard function.parameters.allSatisfy({ $0.defaultValue != nil }) else { continue }
            #expect(try Activation(parsing: function.name).values == function.parameters.compactMap(\.defaultValue))
        }
    }

    @Test(
        arguments: [
            ("rlu", "did you mean \"relu\"?"), ("sigmod", "did you mean \"sigmoid\"?"), ("zzzz", "relume list"),
            ("leaky_relu(slope=1)", "no parameter \"slope\"; it takes \"negative_slope\""),
            ("leaky_relu(0.1,negative_slope=0.2)", "given twice"),
            ("leaky_relu(negative_slope=big)", "takes a finite number, not big"),
            ("leaky_relu(nan)", "takes a finite number, not nan"), ("relu(1)", "takes no parameters"),
            ("gelu(approximate=fast)", "\"none\" or \"tanh\""), ("softmax(axis=1.5)", "an axis number, not 1.5"),
            ("relu(", "expected a number, a name or a list"), ("relu)", "at character 5"), ("", "found the end"),
            ("relu | sigmoid", "one activation was expected"),
            ("hardtanh(1,0)", "min_val of hardtanh must not be above max_val"),
            ("threshold(1)", "threshold needs value"),
            ("leaky_relu(preset=caffe)", "\"pytorch\", \"jax\", \"keras\""), ("rrelu(seed=1.5)", "a whole number"),
            ("relu(preset=keras)", "no parameter \"preset\""), ("celu(0)", "a number above 0"),
            ("prelu([0.1,x])", "expected a number at character 12"),
        ])
    func `An error says what was expected`(text: String, part: String) {
        let error = #expect(throws: RelumeError.self) { try Activation(parsing: text) }
        #expect(error?.code == .invalidArgument)
        #expect(error?.message.contains(part) == true, "\(error?.message ?? "")")
    }
}
