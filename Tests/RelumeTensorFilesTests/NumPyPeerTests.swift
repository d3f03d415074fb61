import RelumeCore
import RelumeFiles
import RelumeTensorFiles
import TestSupport
import Testing

/// Against the real NumPy.
@Suite(.enabled(if: PythonPeer.isAvailable, "\(PythonPeer.skipReason)"))
struct NumPyPeerTests {
    let directory: TemporaryDirectory

    init() throws { directory = try TemporaryDirectory() }

    @Test func `Every item type, byte order, axis order and version that NumPy writes is read`() throws {
        _ = try PythonPeer.run("numpy_files.py", ["write", directory.path])
        let names = try directory.names.filter { !$0.hasPrefix("halves") }
        #expect(names.count == 12 * 7 * 2 * 2 * 3)
        for name in names {
            let parts = name.split(separator: "-")
            let lengths = parts[1] == "scalar" ? [] : parts[1].split(separator: "x").compactMap { Int($0) }
            let path = directory.file(name)
            switch parts[0] {
            case "b1": try check(path, lengths) { UInt8($0 % 2) }
            case "i1": try check(path, lengths) { Int8($0) }
            case "i2": try check(path, lengths) { Int16($0) }
            case "i4": try check(path, lengths) { Int32($0) }
            case "i8": try check(path, lengths) { Int64($0) }
            case "u1": try check(path, lengths) { UInt8($0) }
            case "u2": try check(path, lengths) { UInt16($0) }
            case "u4": try check(path, lengths) { UInt32($0) }
            case "u8": try check(path, lengths) { UInt64($0) }
            case "f8": try check(path, lengths) { Double($0) }
            default: try check(path, lengths) { Float($0) }
            }
        }
    }

    private func check<Scalar: TensorScalar & Equatable>(
        _ path: String, _ lengths: [Int], _ scalar: (Int) -> Scalar
    ) throws {
        let shape = TensorShape(unchecked: lengths)
        let expected = Tensor(unchecked: shape, scalars: (0..<shape.count).map(scalar))
        #expect(try NumPyFile.read(path, as: Scalar.self) == expected, "\(path)")
    }

    @Test func `Every half is widened as NumPy does`() throws {
        _ = try PythonPeer.run("numpy_files.py", ["write", directory.path])
        let widened = try NumPyFile.read(directory.file("halves.npy"), as: Float.self)
        let expected = try NumPyFile.read(directory.file("halves-widened.npy"), as: Float.self)
        for (ours, theirs) in zip(widened.scalars, expected.scalars) {
            #expect(ours.bitPattern == theirs.bitPattern || ours.isNaN && theirs.isNaN)
        }
    }

    @Test(arguments: ["", "7", "2x3", "0x3", "5x3x8x8"])
    func `NumPy reads what is written, and writes the same bytes`(lengths: String) throws {
        let shape = TensorShape(unchecked: lengths.split(separator: "x").compactMap { Int($0) })
        func check<Scalar: TensorScalar>(_ scalar: (Int) -> Scalar) throws {
            let path = directory.file("a.npy")
            try NumPyFile.write(Tensor(unchecked: shape, scalars: (0..<shape.count).map(scalar)), to: path)
            _ = try PythonPeer.run("numpy_files.py", ["compare", path, Scalar.dataType.rawValue, lengths])
        }
        try check { Float($0) }
        try check { Double($0) }
        try check { UInt8(truncatingIfNeeded: $0) }
        try check { UInt16($0) }
        try check { Int32($0) }
        try check { Int64($0) }
    }
}
