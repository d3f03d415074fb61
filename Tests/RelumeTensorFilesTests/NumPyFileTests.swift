import Foundation
import RelumeCore
import RelumeFiles
import RelumeTensorFiles
import TestSupport
import Testing

struct NumPyFileTests {
    @Test func `The header has the documented bytes`() throws {
        let bytes = try NumPyFile.encode(Tensor<Float>(repeating: 0, shape: [10, 3, 32, 32]))
        #expect(Array(bytes[0..<10]) == [0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59, 1, 0, 118, 0])
        let text = String(decoding: bytes[10..<128], as: UTF8.self)
        #expect(text.hasPrefix("{'descr': '<f4', 'fortran_order': False, 'shape': (10, 3, 32, 32), }  "))
        #expect(text.hasSuffix(" \n"))
        #expect(bytes.count == 128 + 10 * 3 * 32 * 32 * 4)
    }

    @Test(arguments: [0, 1, 10000, Int.max])
    func `The header's length does not depend on the first axis`(count: Int) throws {
        #expect(try NumPyFile.encode(Tensor<Float>(unchecked: [count, 0, 1, 1], repeating: 0)).count == 128)
    }

    @Test(arguments: [[], [1], [5], [2, 3], [0, 3], [2, 3, 4, 5]])
    func `What is written is read`(lengths: [Int]) throws {
        let shape = TensorShape(unchecked: lengths)
        func check<Scalar: TensorScalar & Equatable>(_ scalar: (Int) -> Scalar) throws {
            let tensor = Tensor(unchecked: shape, scalars: (0..<shape.count).map(scalar))
            #expect(try NumPyFile.decode(NumPyFile.encode(tensor)) == tensor)
        }
        try check { Float($0) / 3 }
        try check { Double($0) / 3 }
        try check { UInt8($0 * 2) }
        try check { UInt16($0 * 500) }
        try check { UInt32($0) << 24 }
        try check { UInt64($0) << 56 }
        try check { Int8($0 - 60) }
        try check { Int16($0 * -250) }
        try check { Int32($0) * -1_000_000 }
        try check { Int64($0) * -1_000_000_000_000 }
    }

    @Test func `Values keep their bits`() throws {
        let bits: [UInt32] = [0x7FC0_0001, 0xFFFF_FFFF, 0x8000_0000, 1, 0x7F80_0000]
        let tensor = Tensor(unchecked: [5], scalars: bits.map(Float.init(bitPattern:)))
        let read = try NumPyFile.decode(NumPyFile.encode(tensor), as: Float.self)
        #expect(read.scalars.map(\.bitPattern) == bits)
    }

    @Test func `A file is written whole, in a directory that is made for it, and read by its path`() throws {
        let directory = try TemporaryDirectory()
        let tensor = Tensor<Int32>(unchecked: [2, 2], scalars: [1, -2, 3, -4])
        let path = directory.file("made/a.npy")
        try NumPyFile.write(tensor, to: path)
        #expect(try FileManager.default.contentsOfDirectory(atPath: directory.file("made")) == ["a.npy"])
        #expect(try NumPyFile.read(path, as: Int32.self) == tensor)
        let error = #expect(throws: RelumeError.self) { try NumPyFile.read(path, as: Float.self) }
        #expect(error?.path == path)
        #expect(error?.code == .unsupported)
        #expect(error?.message.contains("int32") == true)
    }

    @Test(arguments: ["<", ">"], [false, true])
    func `Rows are read alone, in every order`(order: String, isFortran: Bool) throws {
        let directory = try TemporaryDirectory()
        let path = directory.file("a.npy")
        // 10 * row + 3 * y + x, of shape [5, 2, 3].
        let values = (0..<5).flatMap { row in (0..<6).map { Int16(10 * row + $0) } }
        let stored: [Int16] = isFortran ? (0..<30).map { values[$0 % 5 * 6 + $0 / 5 % 2 * 3 + $0 / 10] } : values
        let data = stored.flatMap { (item: Int16) -> [UInt8] in order == "<" ? [UInt8(item), 0] : [0, UInt8(item)] }
        let text = "{'descr': '\(order)i2', 'fortran_order': \(isFortran ? "True" : "False"), 'shape': (5, 2, 3)}"
        try FileSystem.write(NumPyHeaderTests.file(text, data: data), to: path)
        #expect(try NumPyFile.read(path, as: Int16.self).scalars == values)
        for rows in [0..<5, 0..<1, 2..<4, 4..<5, 3..<3] {
            let part: Tensor<Int16> = try NumPyFile.read(path, rows: rows)
            #expect(part.shape == [rows.count, 2, 3])
            #expect(part.scalars == Array(values[rows.lowerBound * 6..<rows.upperBound * 6]))
        }
        for rows in [0..<6, -1..<1, 6..<6] {
            let error = #expect(throws: RelumeError.self) { try NumPyFile.read(path, rows: rows, as: Int16.self) }
            #expect(error?.code == .invalidArgument)
            #expect(error?.path == path)
        }
        #expect(try NumPyFile.header(of: path).shape == [5, 2, 3])
    }

    @Test func `Rows of a scalar are refused`() throws {
        let directory = try TemporaryDirectory()
        try NumPyFile.write(Tensor<Float>(repeating: 1, shape: []), to: directory.file("a.npy"))
        let error = #expect(throws: RelumeError.self) {
            try NumPyFile.read(directory.file("a.npy"), rows: 0..<0, as: Float.self)
        }
        #expect(error?.code == .invalidArgument)
    }

    @Test func `A pipe is read, whose size nobody knows`() throws {
        let bytes = try NumPyFile.encode(Tensor<Float>(unchecked: [3], scalars: [1, 2, 3]))
        let directory = try TemporaryDirectory()
        let pipe = try NamedPipe(path: directory.file("pipe"))
        pipe.startWriting(bytes, inPiecesOf: 7)
        #expect(try NumPyFile.read(pipe.path, as: Float.self).scalars == [1, 2, 3])
    }

    #if !(os(macOS) && arch(x86_64))
    @Test func `Halves are written, and read as themselves or widened`() throws {
        let tensor = Tensor<Float16>(unchecked: [3], scalars: [1, -0.5, 65504])
        #expect(try NumPyFile.decode(NumPyFile.encode(tensor)) == tensor)
        #expect(try NumPyFile.decode(NumPyFile.encode(tensor), as: Float.self).scalars == [1, -0.5, 65504])
    }
    #endif
}
