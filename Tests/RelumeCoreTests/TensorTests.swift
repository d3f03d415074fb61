import RelumeCore
import Testing

struct TensorTests {
    @Test func `A shape counts its scalars and prints as PyTorch does`() {
        let shape: TensorShape = [64, 3, 32, 32]
        #expect(shape.count == 196_608)
        #expect(shape.description == "[64, 3, 32, 32]")
        #expect(shape[-1] == 32 && shape[1] == 3)
        #expect(([] as TensorShape).count == 1)
    }

    @Test func `Writing to a copy leaves the original`() {
        let original = Tensor<Float>(unchecked: [2, 2], scalars: [1, 2, 3, 4])
        var copy = original
        copy.withMutableScalars { $0[0] = 9 }
        #expect(original.scalars == [1, 2, 3, 4])
        #expect(copy.scalars == [9, 2, 3, 4])
    }

    @Test func `Integer samples become the quotients that ToTensor gives`() {
        let bytes = ImageBatch(unchecked: .uint8(Tensor(unchecked: [1, 1, 1, 3], scalars: [0, 51, 255])))
        #expect(bytes.float32().scalars == [0, 51 / 255, 1])
        let words = ImageBatch(unchecked: .uint16(Tensor(unchecked: [1, 1, 1, 2], scalars: [0, 65535])))
        #expect(words.float32().scalars == [0, 1])
    }

    @Test func `Alpha is not a color channel`() {
        let batch = ImageBatch(unchecked: .uint8(Tensor(unchecked: [2, 4, 5, 6], repeating: 0)), hasAlpha: true)
        #expect(batch.channels == 4 && batch.colorChannels == 3)
        #expect(batch.height == 5 && batch.width == 6 && batch.count == 2)
    }
}
