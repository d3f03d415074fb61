import RelumeActivations
import RelumeCore
import Testing

@Suite struct ImageActivationTests {
    /// Two 2x1 RGBA images with values that rise from -1.
    private let batch = ImageBatch(
        unchecked: .float32(Tensor(unchecked: [2, 4, 1, 2], scalars: (0..<16).map { Float($0) / 8 - 1 })),
        hasAlpha: true)

    @Test(arguments: ["relu", "prelu([0.1,0.2,0.3])", "softmax", "softmax(axis=-1)"])
    func `Alpha is carried through`(text: String) throws {
        let activation = try Activation(parsing: text)
        let before = batch.float32().scalars
        let output = try batch.applying(activation)
        var inPlace = batch
        try inPlace.apply(activation)
        #expect(output == inPlace)
        #expect(output.hasAlpha)
        for index in [6, 7, 14, 15] { #expect(output.float32().scalars[index] == before[index]) }
        #expect(output.float32().scalars[0] != before[0])
    }

    @Test func `PReLU has a weight for each color channel`() throws {
        let output = try batch.applying(.prelu(weight: [0.1, 0.2, 0.3])).float32().scalars
        #expect(output[0] == -0.1 && output[2] == -0.75 * 0.2 && output[5] == Float(0.3) * -0.375)
    }

    @Test(arguments: [1, 2, 3, 8])
    func `Softmax sums to 1 over color channels, and does not depend on jobs`(jobs: Int) throws {
        let scalars = (0..<541_800).map { (index: Int) -> Float in Float((index * 7919) % 997) / 50 - 10 }
        let big = ImageBatch(unchecked: .float32(Tensor(unchecked: [2, 3, 300, 301], scalars: scalars)))
        let output = try big.applying(.softmax, jobs: jobs).float32()
        #expect(try output.bytes == big.applying(.softmax, jobs: 1).float32().bytes)
        let plane = 300 * 301
        for pixel in stride(from: 0, to: plane, by: 997) {
            let sum = (0..<3).reduce(Float(0)) { $0 + output.scalars[$1 * plane + pixel] }
            #expect(abs(sum - 1) <= 3e-7)
        }
    }

    @Test(arguments: [0, 1, 2, 3])
    func `Softmax gives each axis the same values, however its rows lie in memory`(axis: Int) throws {
        // A row along `axis` and the same numbers as a row along the channels.
        let lengths = [5, 3, 4, 6]
        var shape = [1, 1, 1, 1]
        shape[axis] = lengths[axis]
        let row = (0..<lengths[axis]).map { Float($0 * $0) / 3 - 2 }
        let output = try Tensor(unchecked: TensorShape(unchecked: shape), scalars: row).applying(.softmax(axis: axis))
        let expected = try Tensor(unchecked: [1, row.count, 1, 1], scalars: row).applying(.softmax)
        #expect(output.bytes == expected.bytes)
    }

    @Test func `Softmax over one channel is 1, over a row with NaN or inf is NaN`() throws {
        let gray = ImageBatch(unchecked: .uint8(Tensor(unchecked: [1, 1, 1, 2], scalars: [3, 200])))
        #expect(try gray.applying(.softmax).float32().scalars == [1, 1])
        for special in [Float.nan, .infinity] {
            let row = try Tensor(unchecked: [1, 3], scalars: [1, special, 2]).applying(.softmax)
            #expect(row.bytes.allSatisfy { $0 == 0x7FC0_0000 })
        }
        #expect(try Tensor(unchecked: [2], scalars: [-.infinity, 5]).applying(.softmax).scalars == [0, 1])
    }

    @Test func `What does not fit the image is refused`() {
        #expect(throws: RelumeError.self) { try Activation.prelu(weight: [0.1, 0.2, 0.3]).validate(colorChannels: 1) }
        #expect(throws: RelumeError.self) { try Activation.softmax(axis: 4).validate(colorChannels: 3) }
        #expect(throws: Never.self) { try Activation.softmax.validate(colorChannels: 1) }
    }

    @Test func `An empty batch stays empty`() throws {
        let none = ImageBatch(unchecked: .uint8(Tensor(unchecked: [0, 3, 4, 4], scalars: [])))
        #expect(try none.applying(.sigmoid).shape == [0, 3, 4, 4])
        #expect(try none.applying(.softmax).shape == [0, 3, 4, 4])
    }
}
