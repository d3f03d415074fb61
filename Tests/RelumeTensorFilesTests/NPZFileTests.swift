import RelumeCore
import RelumeFiles
import RelumeTensorFiles
import TestSupport
import Testing

struct NPZFileTests {
    let directory: TemporaryDirectory
    let path: String
    let images = Tensor<Float>(unchecked: [50, 3, 8, 8], scalars: (0..<9600).map { Float($0) })
    let labels = Tensor<Int64>(unchecked: [50], scalars: (0..<50).map { Int64($0) })

    init() throws {
        directory = try TemporaryDirectory()
        path = directory.file("a.npz")
    }

    private func write(isCompressed: Bool) throws -> [UInt8] {
        try NPZFile.write(
            ["images": images, "labels": labels, "empty": Tensor<UInt8>(unchecked: [0, 3], scalars: [])], to: path,
            isCompressed: isCompressed)
        return try FileSystem.read(path)
    }

    @Test(arguments: [false, true])
    func `What is written is read, whole and by rows, and has the same bytes again`(isCompressed: Bool) throws {
        let bytes = try write(isCompressed: isCompressed)
        #expect(try bytes == write(isCompressed: isCompressed))
        let arrays: [String: any StorableTensor] = [
            "images": images, "labels": labels, "empty": Tensor<UInt8>(unchecked: [0, 3], scalars: []),
        ]
        #expect(try bytes == NPZFile.encode(arrays, isCompressed: isCompressed))
        #expect(isCompressed == (bytes.count < 20_000))
        let file = try NPZFile(path)
        #expect(file.names == ["empty", "images", "labels"])
        #expect(file.headers["images"]?.shape == [50, 3, 8, 8])
        #expect(try file.read("images") == images)
        #expect(try file.read("labels") == labels)
        #expect(try file.read("empty", as: UInt8.self).shape == [0, 3])
        let rows: Tensor<Float> = try file.read("images", rows: 48..<50)
        #expect(rows == Tensor(unchecked: [2, 3, 8, 8], scalars: Array(images.scalars.suffix(384))))
        let error = #expect(throws: RelumeError.self) { try file.read("image", as: Float.self) }
        #expect(error?.message.contains("empty, images, labels") == true)
    }

    @Test(arguments: [false, true])
    func `Every damaged byte and every cut is refused or changes no value`(isCompressed: Bool) throws {
        let bytes = try write(isCompressed: isCompressed)
        for position in stride(from: 0, to: bytes.count, by: 97) {
            var changed = bytes
            changed[position] ^= 0x55
            try FileSystem.write(changed, to: path)
            guard let read: Tensor<Float> = try? NPZFile(path).read("images") else { continue }
            #expect(read == images, "byte \(position)")
        }
        for count in stride(from: 0, to: bytes.count, by: 211) {
            try FileSystem.write(Array(bytes[..<count]), to: path)
            let error = #expect(throws: RelumeError.self) { try NPZFile(path) }
            #expect(error?.path == path)
        }
    }

    @Test(arguments: [1 << 40, 9728 + 4, 9728 * 4 - 4, 200], [false, true])
    func `A directory that lies about a size is refused`(size: Int, isCompressed: Bool) throws {
        var bytes = try write(isCompressed: isCompressed)
        // The uncompressed size in the directory's record of images.npy, which is found by its signature.
        let name = Array("images.npy".utf8)
        let record = try #require(
            bytes.indices.last {
                bytes[$0...].starts(with: [0x50, 0x4B, 1, 2]) && bytes[($0 + 46)...].starts(with: name)
            })
        for offset in 0..<4 { bytes[record + 24 + offset] = UInt8(truncatingIfNeeded: size >> (8 * offset)) }
        try FileSystem.write(bytes, to: path)
        let error = #expect(throws: RelumeError.self) { try NPZFile(path) }
        #expect(error?.code == .malformedData)
        #expect(error?.path == path)
    }

    @Test func `What is no archive is refused`() throws {
        try FileSystem.write(NumPyFile.encode(images), to: path)
        let error = #expect(throws: RelumeError.self) { try NPZFile(path) }
        #expect(error?.code == .malformedData)
        #expect(throws: RelumeError.self) { try NPZFile(directory.file("missing")) }
    }
}

/// Against the real NumPy.
@Suite(.enabled(if: PythonPeer.isAvailable, "\(PythonPeer.skipReason)"))
struct NPZPeerTests {
    @Test(arguments: [false, true])
    func `NumPy's archives are read, and NumPy reads what is written`(isCompressed: Bool) throws {
        let directory = try TemporaryDirectory()
        let path = directory.file("a.npz")
        _ = try PythonPeer.run("numpy_files.py", ["zip", path, isCompressed ? "1" : "0"])
        let file = try NPZFile(path)
        #expect(file.names.count == 12 + 4)
        #expect(try file.read("f2") == Tensor<Float>(unchecked: [2, 3, 4], scalars: (0..<24).map { Float($0) }))
        #expect(try file.read("u8") == Tensor<UInt64>(unchecked: [2, 3, 4], scalars: (0..<24).map { UInt64($0) }))
        #expect(try file.read("big") == Tensor<Double>(unchecked: [2, 3, 4], scalars: (0..<24).map { Double($0) }))
        #expect(try file.read("fortran") == Tensor<Int32>(unchecked: [4, 3, 2], scalars: (0..<24).map { Int32($0) }))
        #expect(
            try file.read("fortran", rows: 1..<3)
                == Tensor<Int32>(unchecked: [2, 3, 2], scalars: (6..<18).map { Int32($0) }))
        #expect(try file.read("scalar") == Tensor<Int64>(unchecked: [], scalars: [0]))
        #expect(
            try file.read("long", rows: 999..<1000, as: Float.self).scalars == (299_700..<300_000).map { Float($0) })

        func tensor<Scalar: TensorScalar>(_ shape: TensorShape, _ scalar: (Int) -> Scalar) -> Tensor<Scalar> {
            Tensor(unchecked: shape, scalars: (0..<shape.count).map(scalar))
        }
        try NPZFile.write(
            [
                "images": tensor([50, 3, 8, 8]) { Float($0) }, "labels": tensor([50]) { Int64($0) },
                "empty": tensor([0, 3]) { UInt8($0) },
            ], to: path, isCompressed: isCompressed)
        _ = try PythonPeer.run("numpy_files.py", ["unzip", path])
    }
}
