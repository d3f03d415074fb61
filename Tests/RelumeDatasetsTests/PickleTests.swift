import RelumeCore
import RelumeDatasets
import TestSupport
import Testing

/// What pickles may hold, and what becomes of those that hold something else.
struct PickleTests {
    private func records(_ bytes: [UInt8]) throws -> CIFARRecords {
        try CIFARRecords(format: .cifar10, bytes, of: "data_batch_1")
    }

    private func refusal(_ bytes: [UInt8]) -> RelumeError? {
        do {
            _ = try records(bytes)
            return nil
        } catch {
            return error as? RelumeError
        }
    }

    /// A dictionary of one entry, a function's call.
    private func call(_ module: String, _ name: String) -> [UInt8] {
        Python2Pickle.dictionary { pickle in
            pickle.string("data")
            pickle.write("c\(module)\n\(name)\n(S'echo'\ntR")
        }
    }

    @Test(arguments: [("posix", "system"), ("__builtin__", "eval"), ("numpy", "load"), ("os", "ndarray")])
    func `What would run is refused by its name`(module: String, name: String) throws {
        let bytes = call(module, name)
        let error = try #require(refusal(bytes))
        #expect(error.code == .unsupported && error.path == "data_batch_1")
        #expect(error.byteOffset == 14, "\(error)")
        #expect(error.message.contains("GLOBAL of \(module).\(name)") && error.message.contains("nothing is run"))
    }

    @Test(arguments: [(0x69, "INST"), (0x81, "NEWOBJ"), (0x50, "PERSID"), (0x84, "EXT4"), (0x92, "NEWOBJ_EX")])
    func `Instructions that make objects are refused by their names`(byte: UInt8, name: String) throws {
        let bytes = Python2Pickle.dictionary { _ in }.dropLast(2) + [byte]
        let error = try #require(refusal(Array(bytes)))
        #expect(error.code == .unsupported && error.byteOffset == bytes.count - 1)
        #expect(error.message.contains("the pickle's \(name) is refused"))
    }

    @Test func `The text form of lists and numbers is read`() throws {
        // As protocol 0 writes them.
        let bytes = Python2Pickle.dictionary { pickle in
            pickle.string("labels")
            pickle.write("(lp7\nI3\naI9\na")
            pickle.string("data")
            pickle.array([UInt8](repeating: 8, count: 6144), rows: 2, columns: 3072)
        }
        #expect(try records(bytes).label(at: 1) == 9)
    }

    @Test(arguments: [
        ("c", "of record 1 is 10"), ("f", "expected u1"), ("r", "expected u1 and [2, 3072]"), ("m", "no 'data'"),
        ("l", "no 'labels'"), ("b", "has 6143 bytes"),
    ])
    func `Contents that do not fit are named`(fault: String, words: String) throws {
        let bytes = Python2Pickle.dictionary { pickle in
            pickle.string(fault == "l" ? "names" : "labels")
            pickle.list([3, fault == "c" ? 10 : 9])
            pickle.string(fault == "m" ? "dat" : "data")
            pickle.array(
                [UInt8](repeating: 8, count: fault == "b" ? 6143 : 6144), rows: fault == "r" ? 3 : 2, columns: 3072,
                type: fault == "f" ? "f4" : "u1")
        }
        let error = try #require(refusal(bytes))
        #expect(error.code == .malformedData && error.message.contains(words), "\(error)")
        #expect(error.index == (fault == "c" ? 1 : nil))
    }

    @Test func `A pickle that ends anywhere is refused`() throws {
        let bytes = CIFARFixture.pickle(.cifar10, 0..<1)
        for count in Array(3..<200) + Array(bytes.count - 60..<bytes.count) {
            let error = try #require(refusal(Array(bytes.prefix(count))), "\(count)")
            #expect(error.code == .malformedData && error.path == "data_batch_1")
            #expect((error.byteOffset ?? .max) <= count)
        }
    }

    @Test func `Damage is an error or other data, never a trap`() throws {
        let bytes = CIFARFixture.pickle(.cifar10, 0..<1)
        var generator = SplitMix64(seed: 5)
        let structure = Array(0..<190) + Array(bytes.count - 60..<bytes.count)
        for _ in 0..<800 {
            var damaged = bytes
            for _ in 0..<Int.random(in: 1...3, using: &generator) {
                damaged[structure.randomElement(using: &generator) ?? 0] = UInt8.random(in: 0...255, using: &generator)
            }
            if let error = refusal(damaged) { #expect(error.path == "data_batch_1") }
        }
    }

    @Test(arguments: [[UInt8(ascii: "]")], [0x29, 0x85], [UInt8(ascii: "(")]])
    func `Nesting without an end exhausts nothing`(level: [UInt8]) throws {
        let open = Array([[UInt8]](repeating: level, count: 300_000).joined())
        let close = level == [UInt8(ascii: "]")] ? [UInt8](repeating: UInt8(ascii: "a"), count: 299_999) : []
        let bytes: [UInt8] = [0x80, 2, UInt8(ascii: "}")] + open + close
        let error = try #require(refusal(bytes + [UInt8(ascii: ".")]))
        #expect(error.code == .malformedData)
    }
}
