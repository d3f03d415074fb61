import RelumeActivations
import RelumeCore
import RelumeKernels
import Testing

/// The bytes depend on the values alone: not on the instruction set, the position, the jobs or the way.
@Suite struct SameBytesTests {
    private let tensor = Tensor(shape: [Samples.values.count], scalars: Samples.values)

    @Test(arguments: Samples.activations, InstructionSet.usable)
    func `Every instruction set gives the baseline's bytes`(activation: Activation, set: InstructionSet) {
        func results(_ set: InstructionSet) -> [[UInt32]] {
            InstructionSet.using(set) {
                var inPlace = tensor
                inPlace.apply(activation, jobs: 1)
                let outputs = [
                    tensor.applying(activation, jobs: 1), tensor.derivative(of: activation, jobs: 1), inPlace,
                ]
                return outputs.map(\.bytes)
            }
        }
        let (expected, found) = (results(.baseline), results(set))
        #expect(found == expected)
        #expect(found[2] == found[0])
    }

    @Test(arguments: Samples.activations, InstructionSet.usable)
    func `Any offset and length gives the same bytes`(activation: Activation, set: InstructionSet) {
        // Random slopes follow the position, so only the start of an image can be compared.
        let starts = activation.isElementwise ? [0, 1, 3, 8, 19] : [0]
        InstructionSet.using(set) {
            let whole = tensor.applying(activation, jobs: 1).bytes
            for start in starts {
                for length in [0, 1, 7, 16, 17, 64, 71, 200] {
                    let part = Tensor(shape: [length], scalars: Array(Samples.values[start..<start + length]))
                    #expect(part.applying(activation, jobs: 1).bytes == Array(whole[start..<start + length]))
                }
            }
        }
    }

    @Test(arguments: Samples.activations)
    func `Any number of jobs gives the same bytes`(activation: Activation) {
        // Three chunks, so that there is something to share out.
        let count = 140_001
        let values = Tensor(
            shape: [count], scalars: (0..<count).map { Samples.values[$0 % Samples.values.count] })
        let expected = values.applying(activation, jobs: 1)
        #expect(values.applying(activation, jobs: 2).bytes == expected.bytes)
        var inPlace = values
        inPlace.apply(activation, jobs: 3)
        #expect(inPlace.bytes == expected.bytes)
        var ready = Tensor<Float>(repeating: 0, shape: [count])
        values.apply(activation, into: &ready, jobs: 8)
        #expect(ready.bytes == expected.bytes)
    }

    @Test(arguments: Samples.activations)
    func `8-bit and 16-bit samples give the float path's bytes`(activation: Activation) {
        let bytes = (0..<1024).map { UInt8(truncatingIfNeeded: $0 &* 37) }
        let words = (0..<70_000).map { UInt16(truncatingIfNeeded: $0 &* 37) }
        let eight = ImageBatch(.uint8(Tensor(shape: [2, 2, 16, 16], scalars: bytes)))
        let sixteen = ImageBatch(.uint16(Tensor(shape: [1, 2, 50, 700], scalars: words)))
        for batch in [eight, sixteen] {
            let floats = ImageBatch(.float32(batch.float32()))
            #expect(batch.applying(activation).float32().bytes == floats.applying(activation).float32().bytes)
        }
    }
}
