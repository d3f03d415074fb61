import RelumeCore
import RelumeFiles
import RelumeTensorFiles
import TestSupport
import Testing

/// Against the safetensors package.
@Suite(.enabled(if: PythonPeer.isAvailable, "\(PythonPeer.skipReason)"))
struct SafetensorsPeerTests {
    let directory: TemporaryDirectory
    let path: String

    init() throws {
        directory = try TemporaryDirectory()
        path = directory.file("a.safetensors")
    }

    @Test func `Every item type that the package writes is read`() throws {
        _ = try PythonPeer.run("safetensors_files.py", ["write", path])
        let file = try SafetensorsFile(path)
        #expect(file.header.metadata == ["format": "np", "quoted \"name\"": "activated 激活\n"])
        #expect(file.names.count == 11 * 6 + 2)
        for name in file.names where !name.hasPrefix("halves") {
            let parts = name.split(separator: " ")
            let lengths = parts.count == 1 ? [] : parts[1].split(separator: "x").compactMap { Int($0) }
            switch parts[0] {
            case "bool": try check(file, name, lengths) { UInt8($0 % 2) }
            case "int8": try check(file, name, lengths) { Int8($0) }
            case "int16": try check(file, name, lengths) { Int16($0) }
            case "int32": try check(file, name, lengths) { Int32($0) }
            case "int64": try check(file, name, lengths) { Int64($0) }
            case "uint8": try check(file, name, lengths) { UInt8($0) }
            case "uint16": try check(file, name, lengths) { UInt16($0) }
            case "uint32": try check(file, name, lengths) { UInt32($0) }
            case "uint64": try check(file, name, lengths) { UInt64($0) }
            case "float64": try check(file, name, lengths) { Double($0) }
            default: try check(file, name, lengths) { Float($0) }
            }
        }
        try checkWidened(file, "halves", "halves widened")
    }

    private func check<Scalar: TensorScalar & Equatable>(
        _ file: SafetensorsFile, _ name: String, _ lengths: [Int], _ scalar: (Int) -> Scalar
    ) throws {
        let shape = TensorShape(unchecked: lengths)
        let expected = Tensor(unchecked: shape, scalars: (0..<shape.count).map(scalar))
        #expect(try file.read(name, as: Scalar.self) == expected, "\(name)")
    }

    @Test func `Every bfloat16 is widened`() throws {
        _ = try PythonPeer.run("safetensors_files.py", ["bfloat16", path])
        try checkWidened(try SafetensorsFile(path), "bits", "widened")
    }

    private func checkWidened(_ file: SafetensorsFile, _ narrow: String, _ wide: String) throws {
        let ours = try file.read(narrow, as: Float.self).scalars
        let theirs = try file.read(wide, as: Float.self).scalars
        #expect(ours.count == 65536)
        #expect(zip(ours, theirs).allSatisfy { $0.bitPattern == $1.bitPattern || $0.isNaN && $1.isNaN })
    }

    @Test func `The package reads what is written, and writes the same bytes`() throws {
        func tensor<Scalar: TensorScalar>(_ shape: TensorShape, _ scalar: (Int) -> Scalar) -> Tensor<Scalar> {
            Tensor(unchecked: shape, scalars: (0..<shape.count).map(scalar))
        }
        let tensors: [String: any StorableTensor] = [
            "images": tensor([5, 3, 4, 4]) { Float($0) }, "labels": tensor([5]) { Int64($0) },
            "bytes": tensor([3]) { UInt8($0) }, "sh\"ort/激": tensor([7]) { UInt16($0) },
            "empty": tensor([0, 2]) { Double($0) },
        ]
        try SafetensorsFile.write(tensors, metadata: ["by": "Relume"], to: path)
        _ = try PythonPeer.run("safetensors_files.py", ["compare", path])
    }
}
