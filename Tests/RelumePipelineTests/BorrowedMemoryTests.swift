import RelumeActivations
import RelumeCore
import RelumePipeline
import Testing

struct BorrowedMemoryTests {
    private static let shape: TensorShape = [2, 4, 40, 50]
    private let values = (0..<16_000).map { Float(($0 * 37) % 101) / 50 - 1 }
    private let bytes = (0..<16_000).map { UInt8(truncatingIfNeeded: $0 &* 7) }

    @Test(arguments: [
        "relu", "normalize(half) | softmax | prelu([0.1,0.2,0.3])", "rrelu(seed=3)", "softmax(axis=3) | tanh", "",
    ])
    func `A pipeline works in memory of the caller's, at its address`(text: String) throws {
        let pipeline = text.isEmpty ? Pipeline([]) : try Pipeline(parsing: text)
        let batch = try ImageBatch(.float32(Tensor(shape: Self.shape, scalars: values)), hasAlpha: true)
        let expected = try pipeline.applying(batch).float32().scalars
        for jobs in [1, 3] {
            try expectOwn(values.count, expected, filledWith: values) { memory throws(RelumeError) in
                try pipeline.apply(to: &memory, shape: Self.shape, hasAlpha: true, jobs: jobs)
            }
            try expectOwn(values.count, expected) { memory throws(RelumeError) in
                try pipeline.apply(values.span, into: &memory, shape: Self.shape, hasAlpha: true, jobs: jobs)
            }
            try expectOwn(values.count, expected) { memory throws(RelumeError) in
                try pipeline.apply(batch, into: &memory, jobs: jobs)
            }
        }
    }

    @Test(arguments: ["sigmoid", "softmax", "normalize(imagenet) | relu", ""], [[2, 4, 40, 50], [1, 4, 2, 3]])
    func `8-bit samples are written as floats, few or many of them`(text: String, lengths: [Int]) throws {
        let pipeline = text.isEmpty ? Pipeline([]) : try Pipeline(parsing: text)
        let shape = try TensorShape(lengths)
        let samples = Array(bytes[..<shape.count])
        let batch = try ImageBatch(.uint8(Tensor(shape: shape, scalars: samples)), hasAlpha: true)
        let expected = try pipeline.applying(batch).float32().scalars
        try expectOwn(shape.count, expected) { memory throws(RelumeError) in
            try pipeline.apply(samples.span, into: &memory, shape: shape, hasAlpha: true)
        }
        try expectOwn(shape.count, expected) { memory throws(RelumeError) in try pipeline.apply(batch, into: &memory) }
    }

    @Test(arguments: ["center_crop(7,9) | relu", "glu(axis=2)", "relu | grayscale"])
    func `A stage that makes another shape writes a batch's result, and refuses to work in place`(text: String) throws {
        let pipeline = try Pipeline(parsing: text)
        let batch = try ImageBatch(.uint8(Tensor(shape: [2, 3, 10, 12], scalars: Array(bytes[..<720]))))
        let expected = try pipeline.applying(batch).float32()
        try expectOwn(expected.shape.count, expected.scalars) { memory throws(RelumeError) in
            try pipeline.apply(batch, into: &memory)
        }
        var memory = [Float](repeating: 0, count: 720)
        expectRefusal("ImageBatch") {
            var span = memory.mutableSpan
            try pipeline.apply(to: &span, shape: [2, 3, 10, 12])
        }
        expectRefusal("the output has") {
            var span = memory.mutableSpan
            try pipeline.apply(batch, into: &span)
        }
    }

    @Test func `An activation works in memory of the caller's, at its address`() throws {
        let tensor = try Tensor(shape: [40, 400], scalars: values)
        for activation in [Activation.gelu, .softmax, .logSoftmax(axis: 0), try .rrelu(seed: 1)] {
            let expected = try tensor.applying(activation).scalars
            try expectOwn(values.count, expected, filledWith: values) { memory throws(RelumeError) in
                try activation.apply(to: &memory, shape: tensor.shape)
            }
            try expectOwn(values.count, expected) { memory throws(RelumeError) in
                try activation.apply(values.span, into: &memory, shape: tensor.shape)
            }
        }
        try expectOwn(8000, tensor.applying(.glu()).scalars) { memory throws(RelumeError) in
            try Activation.glu().apply(values.span, into: &memory, shape: tensor.shape)
        }
    }

    @Test func `Memory that does not fit the shape, and shapes that do not fit, are refused`() throws {
        var memory = [Float](repeating: 3, count: 24)
        let pipeline = Pipeline(.relu)
        let shapes: [(TensorShape, String)] = [
            ([1, 2, 3, 5], "24 values"), ([2, 3, 4], "[N, C, H, W]"), ([-1, 2, 3, 4], "length -1"),
            ([1, 1, 4, 6], "alpha"),
        ]
        for (shape, part) in shapes {
            expectRefusal(part) {
                var span = memory.mutableSpan
                try pipeline.apply(to: &span, shape: shape, hasAlpha: true)
            }
        }
        expectRefusal("the output has 24 values") {
            var span = memory.mutableSpan
            try pipeline.apply([Float](repeating: 0, count: 48).span, into: &span, shape: [2, 2, 3, 4])
        }
        expectRefusal("the memory has 24 values") {
            var span = memory.mutableSpan
            try Activation.relu.apply(to: &span, shape: [5, 5])
        }
        expectRefusal("halves") {
            var span = memory.mutableSpan
            try Activation.glu().apply(to: &span, shape: [6, 4])
        }
        expectRefusal("no axis 7") {
            var span = memory.mutableSpan
            try Activation.softmax(axis: 7).apply(to: &span, shape: [6, 4])
        }
        expectRefusal("the output has 24 values") {
            var span = memory.mutableSpan
            try Activation.glu().apply([Float](repeating: 0, count: 24).span, into: &span, shape: [6, 4])
        }
        #expect(memory.allSatisfy { $0 == 3 })
    }

    /// Memory that is no array's: what is written anywhere else is not found in it.
    private func expectOwn(
        _ count: Int, _ expected: [Float], filledWith start: [Float]? = nil,
        sourceLocation: SourceLocation = #_sourceLocation,
        _ body: (inout MutableSpan<Float>) throws(RelumeError) -> Void
    ) throws {
        let memory = UnsafeMutableBufferPointer<Float>.allocate(capacity: count)
        defer { memory.deallocate() }
        for index in 0..<count { memory.initializeElement(at: index, to: start?[index] ?? -7) }
        var span = memory.mutableSpan
        try body(&span)
        #expect(Array(memory).map(\.bitPattern) == expected.map(\.bitPattern), sourceLocation: sourceLocation)
    }

    private func expectRefusal(
        _ part: String, sourceLocation: SourceLocation = #_sourceLocation, _ body: () throws -> Void
    ) {
        let error = #expect(throws: RelumeError.self, sourceLocation: sourceLocation) { try body() }
        #expect(error?.message.contains(part) == true, "\(error?.message ?? "")", sourceLocation: sourceLocation)
    }
}
