import RelumeActivations
import RelumeCore
import RelumeKernels
import Testing

/// The bytes depend on the values alone: not on the instruction set, the position, the jobs or the way.
@Suite struct SameBytesTests {
    private let tensor = Tensor(unchecked: [Samples.values.count], scalars: Samples.values)

    @Test(arguments: Samples.activations, InstructionSet.usable)
    func `Every instruction set gives the baseline's bytes`(activation: Activation, set: InstructionSet) throws {
        func results(_ set: InstructionSet) throws -> [[UInt32]] {
            try InstructionSet.using(set) {
                var inPlace = tensor
                try inPlace.apply(activation, jobs: 1)
                let outputs = [
                    try tensor.applying(activation, jobs: 1), try tensor.derivative(of: activation, jobs: 1), inPlace,
                ]
                return outputs.map(\.bytes)
            }
        }
        let (expected, found) = (try results(.baseline), try results(set))
        #expect(found == expected)
        #expect(found[2] == found[0])
    }

    @Test(arguments: Samples.activations, InstructionSet.usable)
    func `Any offset and length gives the same bytes`(activation: Activation, set: InstructionSet) throws {
        // Random slopes follow the position, so only the start of an image can be compared.
        let starts = activation.isElementwise ? [0, 1, 3, 8, 19] : [0]
        try InstructionSet.using(set) {
            let whole = try tensor.applying(activation, jobs: 1).bytes
            for start in starts {
                for length in [0, 1, 7, 16, 17, 64, 71, 200] {
                    let part = Tensor(unchecked: [length], scalars: Array(Samples.values[start..<start + length]))
                    #expect(try part.applying(activation, jobs: 1).bytes == Array(whole[start..<start + length]))
                }
            }
        }
    }

    @Test(arguments: Samples.activations)
    func `Any number of jobs gives the same bytes`(activation: Activation) throws {
        // Three chunks, so that there is something to share out.
        let count = 140_001
        let values = Tensor(
            unchecked: [count], scalars: (0..<count).map { Samples.values[$0 % Samples.values.count] })
        let expected = try values.applying(activation, jobs: 1)
        #expect(try values.applying(activation, jobs: 2).bytes == expected.bytes)
        var inPlace = values
        try inPlace.apply(activation, jobs: 3)
        #expect(inPlace.bytes == expected.bytes)
        var ready = Tensor<Float>(unchecked: [count], repeating: 0)
        try values.apply(activation, into: &ready, jobs: 8)
        #expect(ready.bytes == expected.bytes)
    }

    @Test(arguments: Samples.activations)
    func `8-bit and 16-bit samples give the float path's bytes`(activation: Activation) throws {
        let bytes = (0..<1024).map { UInt8(truncatingIfNeeded: $0 &* 37) }
        let words = (0..<70_000).map { UInt16(truncatingIfNeeded: $0 &* 37) }
        let eight = ImageBatch(unchecked: .uint8(Tensor(unchecked: [2, 2, 16, 16], scalars: bytes)))
        let sixteen = ImageBatch(unchecked: .uint16(Tensor(unchecked: [1, 2, 50, 700], scalars: words)))
        for batch in [eight, sixteen] {
            let floats = ImageBatch(unchecked: .float32(batch.float32()))
            #expect(try batch.applying(activation).float32().bytes == floats.applying(activation).float32().bytes)
        }
    }
}
