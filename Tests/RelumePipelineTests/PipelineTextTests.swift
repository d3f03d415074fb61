import RelumeActivations
import RelumeCore
import RelumePipeline
import Testing

@Suite struct PipelineTextTests {
    @Test(
        arguments: [
            ("linear", "linear(a=1,b=0)"),
            ("normalize(cifar10) | relu | sigmoid", "normalize(cifar10) | relu | sigmoid"),
            (
                "normalize(ImageNet)|leaky_relu(.2)|denormalize",
                "normalize(imagenet) | leaky_relu(negative_slope=0.2) | denormalize(imagenet)"
            ),
            ("normalize(mean=[0.5,0.4,0.3],std=[0.2,0.2,0.2])", "normalize(mean=[0.5,0.4,0.3],std=[0.2,0.2,0.2])"),
            (
                "normalize(std=0.25, mean=0.5) | denormalize",
                "normalize(mean=[0.5],std=[0.25]) | denormalize(mean=[0.5],std=[0.25])"
            ),
            ("denormalize(half)", "denormalize(half)"),
            (
                "clamp(0,1) | clamp(min=-1,max=inf) | clamp(hi=2,lo=1)",
                "clamp(min=0,max=1) | clamp(min=-1,max=inf) | clamp(min=1,max=2)"
            ),
            (
                "normalize(half) | normalize(cifar100) | denormalize",
                "normalize(half) | normalize(cifar100) | denormalize(cifar100)"
            ),
        ])
    func `A text prints back with effective parameters and parses again`(text: String, expected: String) throws {
        let pipeline = try Pipeline(parsing: text)
        #expect(pipeline.description == expected)
        #expect(try Pipeline(parsing: pipeline.description) == pipeline)
    }

    @Test(
        arguments: [
            ("normalize(cifar10) | rlu", "stage 2, rlu: there is no activation \"rlu\"; did you mean \"relu\"?"),
            ("normalise(half)", "stage 1, normalise: there is no stage \"normalise\"; did you mean \"normalize\"?"),
            ("normalize(cifar11)", "did you mean \"cifar10\"?"), ("normalize", "takes a preset"),
            ("normalize(cifar10 | relu", "expected \",\" or \")\" at character 19"),
            ("relu || tanh", "expected the name of an activation or stage at character 7"),
            ("normalize(mean=[0.5,0.5],std=[0.2])", "as many means as standard deviations"),
            ("normalize(mean=[0.5],std=[0])", "positive standard deviations"),
            ("relu | denormalize", "stage 2, denormalize: denormalize without arguments"),
            ("clamp(1,0)", "clamp takes"),
            ("clamp(0)", "clamp takes"), ("clamp(min=0,min=1)", "clamp takes"), ("clamp(nan,1)", "clamp takes"),
            ("relu tanh", "expected \"|\" or the end at character 6"), ("", "found the end"),
        ])
    func `An error names the stage or the character, and the remedy`(text: String, part: String) {
        let error = #expect(throws: RelumeError.self) { try Pipeline(parsing: text) }
        #expect(error?.code == .invalidArgument)
        #expect(error?.message.contains(part) == true, "\(error?.message ?? "")")
    }

    @Test(arguments: StageKind.all.map(\.example))
    func `What a kind of stage gives as an example is one of it`(example: String) throws {
        #expect(try Pipeline(parsing: "normalize(half) | \(example)").stages.count == 2)
    }

    @Test func `The label is safe in a file name`() throws {
        #expect(try Pipeline(parsing: "normalize(half) | leaky_relu").activationLabel == "normalize-leaky_relu")
        #expect(Pipeline([.map("../a b") { $0 }]).activationLabel == "___a_b")
        #expect(Pipeline([]).activationLabel == "identity")
    }
}
