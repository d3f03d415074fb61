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
        var writer = try NumPyWriter(path: path, imageShape: [2, 3, 4])
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
            var writer = try NumPyWriter(path: path, imageShape: [1, 1, 1])
            try writer.append(Tensor(unchecked: [4, 1, 1, 1], repeating: 1))
        }
        #expect(try directory.names == ["a.npy"])
        #expect(try FileSystem.read(path) == [1, 2, 3])
    }

    @Test(arguments: [[1, 3, 4, 4], [1, 4, 3], [24]])
    func `Images of another shape are refused and the file goes on`(lengths: [Int]) throws {
        var writer = try NumPyWriter(path: path, imageShape: [3, 4, 5])
        try writer.append(Tensor(unchecked: [2, 3, 4, 5], repeating: 1))
        do {
            try writer.append(Tensor(unchecked: TensorShape(unchecked: lengths), repeating: 0))
            Issue.record("accepted")
        } catch {
            #expect(error.code == .invalidArgument)
            #expect(error.message.contains("[3, 4, 5]"))
        }
        #expect(writer.count == 2)
        try writer.finish()
        #expect(try NumPyFile.read(path, as: Float.self) == Tensor(unchecked: [2, 3, 4, 5], repeating: 1))
    }
}
