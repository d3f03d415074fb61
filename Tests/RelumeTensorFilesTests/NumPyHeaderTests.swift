import RelumeCore
import RelumeTensorFiles
import Testing

/// Hand-made files: what NumPy never writes but the format permits, and what must be refused.
struct NumPyHeaderTests {
    /// A file of any header text.
    static func file(_ text: String, version: UInt8 = 1, data: [UInt8] = []) -> [UInt8] {
        let length = text.utf8.count
        let size = [UInt8(length & 255), UInt8(length >> 8 & 255)] + (version == 1 ? [] : [UInt8(length >> 16), 0])
        return [0x93] + Array("NUMPY".utf8) + [version, 0] + size + Array(text.utf8) + data
    }

    @Test(arguments: [
        "{'descr': '<f4', 'fortran_order': False, 'shape': (2,), }\n",
        "{'shape': (2,), 'fortran_order': False, 'descr': '<f4'}",
        "  {\"descr\":\"<f4\",\"fortran_order\":False,\"shape\":(2L,)}  \n",
        "{'descr': '=f4', 'fortran_order': True, 'shape': (2,)}",
    ])
    func `Any spelling of the dict is read`(text: String) throws {
        let bytes = Self.file(text, data: [0, 0, 128, 63, 0, 0, 0, 192])
        #expect(try NumPyFile.decode(bytes, as: Float.self) == Tensor(unchecked: [2], scalars: [1, -2]))
        #expect(try NumPyFile.decode(Self.file(text, version: 3, data: bytes.suffix(8)), as: Float.self).shape == [2])
    }

    @Test func `Big-endian items in Fortran order are brought into order`() throws {
        let text = "{'descr': '>i2', 'fortran_order': True, 'shape': (2, 3), }"
        let bytes = Self.file(text, version: 2, data: [0, 1, 0, 4, 0, 2, 0, 5, 0, 3, 0, 6])
        #expect(try NumPyFile.decode(bytes) == Tensor<Int16>(unchecked: [2, 3], scalars: [1, 2, 3, 4, 5, 6]))
        let header = try NumPyHeader(parsing: bytes)
        #expect(header.isBigEndian && header.isFortranOrder && header.dataSize == 12)
    }

    @Test(arguments: [
        ("", "expected '{'"), ("{", "string"), ("{}", "missing"), ("{'descr': '<f4'}", "missing"),
        ("{'descr': '<f4', 'fortran_order': 0, 'shape': ()}", "True or False"),
        ("{'descr': '<f4', 'fortran_order': False, 'shape': (2)}", "','"),
        ("{'descr': '<f4', 'fortran_order': False, 'shape': (-2,)}", "axis length"),
        ("{'descr': '<f4', 'fortran_order': False, 'shape': (99999999999999999999,)}", "64 bits"),
        ("{'descr': '<f4', 'fortran_order': False, 'shape': (9223372036854775807, 2)}", "larger"),
        ("{'descr': '<f4', 'fortran_order': False, 'shape': (4611686018427387904, 4, 0)}", "larger"),
        ("{'descr': '<f4', 'descr': '<f4', 'fortran_order': False, 'shape': ()}", "repeated"),
        ("{'descr': '<f4', 'fortran_order': False, 'shape': (), 'more': 1}", "unexpected"),
        ("{'descr': '<f4', 'fortran_order': False, 'shape': ()} x", "after"),
        ("{'descr': '<f4, 'fortran_order': False, 'shape': ()}", "expected"),
    ])
    func `A damaged dict is refused`(text: String, says: String) throws {
        let error = #expect(throws: RelumeError.self) { try NumPyHeader(parsing: Self.file(text)) }
        #expect(error?.code == .malformedData)
        #expect(error?.byteOffset != nil)
        #expect(error?.message.contains(says) == true, "\(error?.message ?? "")")
    }

    @Test(arguments: ["<c8", "|O", "<U5", "<M8[ns]", "|f4", "<f16", "", "f4"])
    func `An item type that has no Swift type is refused`(descr: String) throws {
        let text = "{'descr': '\(descr)', 'fortran_order': False, 'shape': ()}"
        let error = #expect(throws: RelumeError.self) { try NumPyHeader(parsing: Self.file(text)) }
        #expect(error?.code == .unsupported)
        #expect(error?.message.contains("'\(descr)'") == true)
    }

    @Test func `A structured array is refused`() throws {
        let text = "{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': ()}"
        let error = #expect(throws: RelumeError.self) { try NumPyHeader(parsing: Self.file(text)) }
        #expect(error?.code == .unsupported)
    }

    @Test(arguments: [0, 3, 15, 17, 1000])
    func `Too little and too much data are refused`(count: Int) throws {
        let bytes = Self.file(
            "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 2), }", data: [UInt8](repeating: 0, count: count))
        let error = #expect(throws: RelumeError.self) { try NumPyFile.decode(bytes, as: Float.self) }
        #expect(error?.code == .malformedData)
        #expect(error?.message.contains("16 data bytes, and \(count)") == true)
    }

    @Test func `A size beyond memory is refused before anything is allocated`() throws {
        let bytes = Self.file("{'descr': '<f8', 'fortran_order': True, 'shape': (1000000000000000000,), }")
        #expect(throws: RelumeError.self) { try NumPyFile.decode(bytes, as: Double.self) }
    }

    @Test func `Every cut of a file is refused`() throws {
        let bytes = try NumPyFile.encode(Tensor<Float>(unchecked: [2, 3], repeating: 1))
        for count in bytes.indices {
            let error = #expect(throws: RelumeError.self) {
                try NumPyFile.decode(Array(bytes[..<count]), as: Float.self)
            }
            #expect(error?.code == .malformedData)
        }
    }

    @Test func `No changed byte of a header does harm`() throws {
        let bytes = try NumPyFile.encode(Tensor<Int16>(unchecked: [2, 3], scalars: [1, 2, 3, 4, 5, 6]))
        var accepted = 0
        for position in 0..<bytes.count - 12 {
            for value in [0, 1, 2, 255] + Array(" \n09-'(){},:<>|=bfLT".utf8) {
                var changed = bytes
                changed[position] = value
                // Whatever is accepted has the data that its header speaks of; everything else is an error, not a trap.
                guard let header = try? NumPyHeader(parsing: changed) else { continue }
                guard (try? NumPyFile.decode(changed, as: Int16.self)) != nil else { continue }
                #expect(header.dataOffset + header.dataSize == bytes.count)
                accepted += 1
            }
        }
        // Padding may be any white space, so it is not all refusals.
        #expect(accepted > 50)
    }

    @Test func `Header length and version have limits`() throws {
        let dict = "{'descr': '<f4', 'fortran_order': False, 'shape': (0,), }"
        let fits = dict + String(repeating: " ", count: NumPyHeader.maxLength - dict.utf8.count)
        #expect(try NumPyHeader(parsing: Self.file(fits)).dataOffset == 10010)
        let error = #expect(throws: RelumeError.self) { try NumPyHeader(parsing: Self.file(fits + " ")) }
        #expect(error?.code == .limitExceeded)
        let version = #expect(throws: RelumeError.self) { try NumPyHeader(parsing: Self.file(dict, version: 4)) }
        #expect(version?.code == .unsupported)
    }
}
