import RelumeCore

/// A place among the instructions of a pickle, which reads them and what follows each.
struct PickleCursor {
    private let bytes: [UInt8]
    private var position = 0
    /// The instruction under way.
    private(set) var opcode = PickleOpcode.proto
    /// Where it stands.
    private var start = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Goes to the next instruction.
    mutating func next() throws(RelumeError) -> PickleOpcode {
        start = position
        guard position < bytes.count else {
            throw RelumeError(
                .malformedData, "the pickle ends without its STOP; copy or unpack the file again", byteOffset: start)
        }
        guard let known = PickleOpcode(rawValue: bytes[position]) else { throw unknown(bytes[position]) }
        opcode = known
        position += 1
        return opcode
    }

    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    /// The next `count` bytes.
    @discardableResult
    mutating func take(_ count: Int) throws(RelumeError) -> Range<Int> {
        guard count <= bytes.count - position else {
            throw malformed("needs \(count) bytes and \(bytes.count - position) are left")
        }
        defer { position += count }
        return position..<position + count
    }

    /// A little-endian number of `count` bytes.
    private mutating func number(_ count: Int) throws(RelumeError) -> Int {
        let number = bytes[try take(count)].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        guard let number = Int(exactly: number) else { throw malformed("has a length of \(number) bytes") }
        return number
    }

    /// The bytes up to the end of the line.
    mutating func line() throws(RelumeError) -> Range<Int> {
        guard let end = bytes[position...].firstIndex(of: UInt8(ascii: "\n")) else {
            throw malformed("has a line that does not end")
        }
        defer { position = end + 1 }
        return position..<end
    }

    /// The number that is the instruction's operand: its value, or a key of the memo.
    mutating func integer() throws(RelumeError) -> Int {
        switch opcode {
        case .binint1, .binput, .binget: return try number(1)
        case .binint2: return try number(2)
        case .longBinput, .longBinget: return try number(4)
        case .binint: return Int(Int32(truncatingIfNeeded: try number(4)))
        case .long1:
            let digits = bytes[try take(try number(1))]
            guard digits.count <= 8 else { throw malformed("has a number of \(digits.count) bytes") }
            // Two's complement: the highest bit is the sign.
            let sign = digits.last.map { $0 >= 0x80 ? -1 : 0 } ?? 0
            return digits.reversed().reduce(sign) { $0 << 8 | Int($1) }
        default:
            let text = text(try line())
            guard let integer = Int(text) else { throw malformed("has '\(text)' where a number is expected") }
            return integer
        }
    }

    /// The string that is the instruction's operand.
    mutating func string() throws(RelumeError) -> Range<Int> {
        switch opcode {
        case .shortBinstring, .shortBinbytes, .shortBinunicode: return try take(try number(1))
        case .binstring, .binbytes, .binunicode: return try take(try number(4))
        case .binbytes8, .bytearray8: return try take(try number(8))
        default:
            let quoted = try line()
            guard quoted.count >= 2, let quote = bytes[quoted].first, quote == bytes[quoted].last,
                quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\""),
                !bytes[quoted].contains(UInt8(ascii: "\\"))
            else { throw malformed("has no plain string in quotes") }
            return quoted.lowerBound + 1..<quoted.upperBound - 1
        }
    }

    /// The error of a fault at the instruction under way.
    func malformed(_ fault: String) -> RelumeError {
        RelumeError(
            .malformedData, "the pickle's \(opcode.name) \(fault); copy or unpack the file again", byteOffset: start)
    }

    /// The error of something that is sound but not read.
    func refused(_ what: String) -> RelumeError {
        RelumeError(
            .unsupported,
            "the pickle's \(what) is refused: only plain data and NumPy arrays are read, and nothing is run; save the "
                + "arrays as .npy",
            byteOffset: start)
    }

    private func unknown(_ byte: UInt8) -> RelumeError {
        if let name = PickleOpcode.refused[byte] { return refused(name) }
        return RelumeError(
            .malformedData, "byte \(byte) is no instruction of a pickle; copy or unpack the file again",
            byteOffset: start)
    }
}
