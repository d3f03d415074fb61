import RelumeCore
import RelumeFiles
import RelumeTensorFiles
import TestSupport
import Testing

struct NumPyWriterTests {
    let directory: TemporaryDirectory
    let path: String

    init() throws {
        directory = try TemporaryDirectory()
        path = directory.file("a.npy")
    }

    @Test(arguments: [[], [1], [3, 0, 2], [64, 64, 1]])
    func `Batches make the file that one tensor makes`(batches: [Int]) throws {
        var writer = try NumPyWriter(path: path, rowShape: [2, 3, 4])
        var next = 0
        for count in batches {
            let scalars = (next..<next + count * 24).map { Float($0) }
            try writer.append(Tensor(unchecked: [count, 2, 3, 4], scalars: scalars))
            next += scalars.count
        }
        #expect(try FileSystem.status(of: path) == nil)
        try writer.finish()
        let whole = Tensor(unchecked: [next / 24, 2, 3, 4], scalars: (0..<next).map { Float($0) })
        #expect(try FileSystem.read(path) == NumPyFile.encode(whole))
        #expect(try directory.names == ["a.npy"])
    }

    @Test func `Given up, it leaves nothing and harms nothing`() throws {
        try FileSystem.write([1, 2, 3], to: path)
        do {
            var writer = try NumPyWriter(path: path, rowShape: [1, 1, 1])
            try writer.append(Tensor<Float>(repeating: 1, shape: [4, 1, 1, 1]))
        }
        #expect(try directory.names == ["a.npy"])
        #expect(try FileSystem.read(path) == [1, 2, 3])
    }

    @Test(arguments: [[1, 3, 4, 4], [1, 4, 3], [24]])
    func `Images of another shape are refused and the file goes on`(lengths: [Int]) throws {
        var writer = try NumPyWriter(path: path, rowShape: [3, 4, 5])
        try writer.append(Tensor<Float>(repeating: 1, shape: [2, 3, 4, 5]))
        do {
            try writer.append(Tensor<Float>(repeating: 0, shape: TensorShape(lengths)))
            Issue.record("accepted")
        } catch {
            #expect(error.code == .invalidArgument)
            #expect(error.message.contains("[3, 4, 5]"))
        }
        #expect(writer.count == 2)
        try writer.finish()
        #expect(try NumPyFile.read(path, as: Float.self) == Tensor(repeating: 1, shape: [2, 3, 4, 5]))
    }

    @Test func `Items of another type are refused`() throws {
        var writer = try NumPyWriter(path: path, rowShape: [2], dataType: .uint8)
        do {
            try writer.append(Tensor<Float>(repeating: 1, shape: [1, 2]))
            Issue.record("accepted")
        } catch {
            #expect(error.code == .invalidArgument)
            #expect(error.message.contains("float32 in a file of uint8"))
        }
        try writer.append(Tensor<UInt8>(repeating: 3, shape: [1, 2]))
        try writer.finish()
        #expect(try NumPyFile.read(path, as: UInt8.self).scalars == [3, 3])
    }
}
