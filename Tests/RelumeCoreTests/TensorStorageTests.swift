import RelumeCore
import Synchronization
import Testing

struct TensorStorageTests {
    @Test func `A tensor reads the array that it was given and gives it back without copying`() {
        let array = [Float](repeating: 1, count: 1000)
        let tensor = Tensor(unchecked: [10, 100], scalars: array)
        #expect(address(of: tensor.scalars) == address(of: array))
        #expect(address(of: tensor.reshaped(unchecked: [1000]).scalars) == address(of: array))
    }

    @Test func `Writing to a tensor that shares nothing keeps its memory`() {
        var tensor = Tensor<Float>(unchecked: [10, 100], repeating: 1)
        let before = address(of: tensor.scalars)
        tensor.withMutableScalars { $0[7] = 3 }
        #expect(address(of: tensor.scalars) == before)
    }

    @Test func `Writing leaves an array that was handed in, one that was taken out, and the copy alone`() {
        let array = [Float](repeating: 1, count: 4)
        var tensor = Tensor(unchecked: [4], scalars: array)
        let taken = tensor.scalars
        let copy = tensor
        let storage = tensor.storage
        tensor.withMutableScalars { $0[0] = 2 }
        #expect(tensor.scalars == [2, 1, 1, 1])
        #expect([array, taken, copy.scalars, storage.scalars].allSatisfy { $0 == [1, 1, 1, 1] })
    }

    @Test func `The last tensor to go gives its memory back, and the next one uses it`() {
        let returned = Mutex<[[Float]]>([])
        let array = [Float](repeating: 1, count: 64)
        let before = address(of: array)
        do {
            let storage = TensorStorage(array) { scalars in returned.withLock { $0.append(scalars) } }
            let tensor = Tensor(unchecked: [8, 8], storage: storage)
            let copy = tensor.reshaped(unchecked: [64])
            #expect(returned.withLock { $0.isEmpty })
            #expect(copy.storage === tensor.storage)
        }
        let scalars = returned.withLock { $0 }
        #expect(scalars.map(address) == [before])
    }

    private func address(of array: [Float]) -> UInt? {
        array.withUnsafeBufferPointer { $0.baseAddress.map { UInt(bitPattern: $0) } }
    }
}
