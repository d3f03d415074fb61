import RelumeActivations
import RelumeCore
import RelumeParallel
import Testing

/// The bytes depend on the values alone: not on the instruction set, the position, the jobs or the way.
@Suite struct SameBytesTests {
    static let activations: [Activation] = Array(
        Set(GoldenFile.names().compactMap { try? GoldenFile(named: $0).activation })
    )
    .sorted { $0.description < $1.description }

    /// Values of every kind, in an order that mixes them.
    static let values: [Float] = {
        let special: [Float] = [0, -0.0, .infinity, -.infinity, .nan, 0x1p-133, -0x1p-133, 1e30, -1e30, 88, -88, -103]
        let spread = (0..<500).map { Float(($0 * 7919) % 1000 - 500) / 40 }
        return (0..<8).flatMap { special.map { $0 } + spread.shuffled(seed: $0) }
    }()

    @Test("every level gives the baseline's bytes", arguments: activations, KernelLevel.usable)
    func levels(activation: Activation, level: KernelLevel) {
        let tensor = Tensor(shape: [Self.values.count], scalars: Self.values)
        let expected = tensor.applying(activation, jobs: 1, level: .baseline)
        #expect(tensor.applying(activation, jobs: 1, level: level).bytes == expected.bytes)
        var inPlace = tensor
        inPlace.apply(activation, jobs: 1, level: level)
        #expect(inPlace.bytes == expected.bytes)
    }

    @Test("any offset and length gives the same bytes", arguments: activations, KernelLevel.usable)
    func offsets(activation: Activation, level: KernelLevel) {
        let whole = Tensor(shape: [Self.values.count], scalars: Self.values).applying(activation, jobs: 1, level: level)
        for start in 0..<20 {
            for length in [0, 1, 2, 7, 15, 16, 17, 33, 64, 71] {
                let part = Array(Self.values[start..<start + length])
                let tensor = Tensor(shape: [length], scalars: part)
                let expected = Array(whole.bytes[start..<start + length])
                #expect(tensor.applying(activation, jobs: 1, level: level).bytes == expected)
            }
        }
    }

    @Test("any number of jobs gives the same bytes", arguments: activations, [1, 2, 3, 8])
    func jobs(activation: Activation, jobs: Int) {
        let count = 150_001
        let scalars = (0..<count).map { Self.values[$0 % Self.values.count] }
        let tensor = Tensor(shape: [count], scalars: scalars)
        let expected = Tensor(shape: [Self.values.count], scalars: Self.values).applying(activation, jobs: 1).bytes
        let output = tensor.applying(activation, jobs: jobs)
        var inPlace = tensor
        inPlace.apply(activation, jobs: jobs)
        #expect(output.bytes == (0..<count).map { expected[$0 % expected.count] })
        #expect(inPlace.bytes == output.bytes)
    }

    @Test("8-bit and 16-bit samples give the float path's bytes", arguments: activations)
    func integers(activation: Activation) {
        let bytes = (0..<1024).map { UInt8(truncatingIfNeeded: $0 &* 37) }
        let words = (0..<140_000).map { UInt16(truncatingIfNeeded: $0 &* 37) }
        let eight = ImageBatch(.uint8(Tensor(shape: [2, 2, 16, 16], scalars: bytes)))
        let sixteen = ImageBatch(.uint16(Tensor(shape: [1, 2, 100, 700], scalars: words)))
        for batch in [eight, sixteen] {
            let floats = ImageBatch(.float32(batch.float32()))
            #expect(batch.applying(activation).float32().bytes == floats.applying(activation).float32().bytes)
        }
    }
}

extension Tensor<Float> {
    /// The scalars' bit patterns, in which NaN equals NaN and -0 differs from 0.
    var bytes: [UInt32] { scalars.map(\.bitPattern) }
}

extension [Float] {
    /// The same elements in an order that `seed` decides.
    fileprivate func shuffled(seed: Int) -> [Float] {
        indices.map { self[($0 * 211 + seed * 31) % count] }
    }
}
