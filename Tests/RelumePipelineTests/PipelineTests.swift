import RelumeActivations
import RelumeCore
import RelumePipeline
import Testing

@Suite struct PipelineTests {
    /// Every byte in every channel of an RGB batch.
    private let bytes = ImageBatch(
        unchecked: .uint8(Tensor(unchecked: [2, 3, 16, 16], scalars: (0..<1536).map { UInt8(truncatingIfNeeded: $0) })))

    @Test func `Linear is the identity to the bit`() throws {
        let pipeline = try Pipeline(parsing: "linear")
        #expect(try pipeline.applying(bytes).float32().bytes == bytes.float32().bytes)
        let floats: [Float] = [
            -0.0, 0, .infinity, -.infinity, .leastNonzeroMagnitude, -1.5, .greatestFiniteMagnitude, 0.1,
        ]
        let batch = ImageBatch(unchecked: .float32(Tensor(unchecked: [1, 1, 2, 4], scalars: floats)))
        #expect(try pipeline.applying(batch).float32().bytes == floats.map(\.bitPattern))
    }

    @Test func `Normalize subtracts the mean and divides by the deviation of each channel`() throws {
        let output = try Pipeline([.normalize(.cifar10)]).applying(bytes).float32().scalars
        for index in stride(from: 0, to: 1536, by: 17) {
            let (mean, std) = try Normalization.cifar10.parameters(forChannel: index / 256 % 3)
            #expect(output[index] == (Float(UInt8(truncatingIfNeeded: index)) / 255 - mean) / std)
        }
        let back = try Pipeline(parsing: "normalize(cifar10) | denormalize").applying(bytes).float32().scalars
        for (x, y) in zip(bytes.float32().scalars, back) { #expect(abs(x - y) <= 1e-6) }
    }

    @Test(
        arguments: [
            "normalize(cifar10) | relu | denormalize | clamp(0,1)", "sigmoid", "normalize(half) | softmax | tanh",
            "normalize(imagenet) | prelu([0.1,0.2,0.3]) | gelu | silu(beta=1.7)", "softmax(axis=2)",
        ], [1, 2, 3, 8])
    func `Bytes, words, floats, in place, jobs and batch splits all give the same`(text: String, jobs: Int) throws {
        let pipeline = try Pipeline(parsing: text)
        let expected = try pipeline.applying(bytes, jobs: 1).float32().bytes
        var floats = ImageBatch(unchecked: .float32(bytes.float32()))
        #expect(try pipeline.applying(floats, jobs: jobs).float32().bytes == expected)
        try pipeline.apply(to: &floats, jobs: jobs)
        #expect(floats.float32().bytes == expected)
        let words = bytes.float32().scalars.map { UInt16($0 * 65535 + 0.5) }
        let sixteen = ImageBatch(unchecked: .uint16(Tensor(unchecked: bytes.shape, scalars: words)))
        #expect(try pipeline.applying(sixteen, jobs: jobs).float32().bytes == expected)
        let singles = try (0..<2).flatMap { index in
            let image = ImageBatch(
                unchecked: .float32(
                    Tensor(
                        unchecked: [1, 3, 16, 16],
                        scalars: Array(bytes.float32().scalars[index * 768..<index * 768 + 768]))
                ))
            return try pipeline.applying(image, jobs: jobs).float32().bytes
        }
        #expect(singles == expected)
    }

    @Test func `Before enters the first activation, after leaves the last stage`() throws {
        let pipeline = try Pipeline(parsing: "normalize(cifar10) | relu | denormalize")
        let outcome = try pipeline.outcome(of: bytes)
        #expect(outcome.before == (try Pipeline([.normalize(.cifar10)]).applying(bytes)))
        #expect(outcome.after == (try pipeline.applying(bytes)))
        let table = try pipeline.table(levels: 256, colorChannels: 3)
        for index in stride(from: 0, to: 1536, by: 13) {
            #expect(outcome.before.float32().scalars[index] == table.before[index / 256 % 3][index % 256])
            #expect(outcome.after.float32().scalars[index] == table.after[index / 256 % 3][index % 256])
        }
        let clamped = try Pipeline(parsing: "clamp(0,0.5)").outcome(of: bytes)
        #expect(clamped.before.float32() == bytes.float32())
        let rows = try Pipeline(parsing: "normalize(half) | softmax | clamp(0,0.5)")
        #expect(try rows.outcome(of: bytes).after == rows.applying(bytes))
        #expect(throws: RelumeError.self) { try rows.table(levels: 256, colorChannels: 3) }
    }

    @Test func `A closure is a stage`() throws {
        let pipeline = Pipeline([.map("half") { $0 / 2 }, .activation(.relu)])
        #expect(try pipeline.applying(bytes).float32().scalars[200] == Float(200) / 255 / 2)
        #expect(pipeline == Pipeline(pipeline.stages))
        #expect(pipeline != Pipeline([.map("half") { $0 / 2 }, .activation(.relu)]))
        let swallowing = Pipeline([.map("zero") { _ in 0 }])
        let nan = ImageBatch(unchecked: .float32(Tensor(unchecked: [1, 1, 1, 1], scalars: [-Float.nan])))
        #expect(try swallowing.applying(nan).float32().bytes == [0x7FC0_0000])
    }

    @Test func `A pipeline that does not fit the image says why and what to use`() throws {
        let gray = ImageSpec(height: 4, width: 4, channels: 1)
        let error = #expect(throws: RelumeError.self) {
            try Pipeline(parsing: "normalize(imagenet) | relu").output(for: gray)
        }
        #expect(
            error?.message == "normalize(imagenet) has 3 channels but the image has 1 color channel; "
                + "use one mean and deviation for all channels, e.g. normalize(half)")
        #expect(throws: RelumeError.self) { try Pipeline(parsing: "prelu([1,2])").applying(bytes) }
        #expect(throws: Never.self) { try Pipeline(parsing: "normalize(half) | softmax").output(for: gray) }
    }

    @Test func `GLU halves an axis, and says where it cannot`() throws {
        let pipeline = try Pipeline(parsing: "normalize(half) | glu | sigmoid")
        #expect(try pipeline.output(for: bytes.spec).width == 8)
        #expect(try pipeline.outcome(of: bytes).after.shape == [2, 3, 16, 8])
        for text in ["glu(axis=channels)", "glu(axis=0)", "glu(axis=4)"] {
            #expect(throws: RelumeError.self, "\(text)") { try Pipeline(parsing: text).applying(bytes) }
        }
        let odd = ImageBatch(unchecked: .uint8(Tensor(unchecked: [1, 1, 2, 3], repeating: 1)))
        #expect(throws: RelumeError.self) { try Pipeline(parsing: "glu").applying(odd) }
        let alpha = ImageBatch(unchecked: .uint8(Tensor(unchecked: [1, 2, 2, 2], repeating: 1)), hasAlpha: true)
        #expect(throws: RelumeError.self) { try Pipeline(parsing: "glu").applying(alpha) }
        let two = ImageBatch(unchecked: .uint8(Tensor(unchecked: [1, 2, 2, 2], repeating: 1)))
        #expect(try Pipeline(parsing: "glu(axis=1) | normalize(half)").applying(two).colorChannels == 1)
    }

    @Test func `Alpha passes through`() throws {
        let rgba = ImageBatch(
            unchecked: .uint8(Tensor(unchecked: [1, 2, 1, 2], scalars: [0, 255, 7, 9])), hasAlpha: true)
        let output = try Pipeline(parsing: "normalize(half) | relu").applying(rgba)
        #expect(output.float32().scalars == [0, 1, Float(7) / 255, Float(9) / 255])
        #expect(output.hasAlpha)
    }
}

extension Tensor<Float> {
    /// The scalars' bit patterns.
    var bytes: [UInt32] { scalars.map(\.bitPattern) }
}
