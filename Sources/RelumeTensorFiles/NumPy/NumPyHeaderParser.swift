import RelumeCore

/// Reads the Python dict literal of a `.npy` header: the keys `descr`, `fortran_order` and `shape`, each once, in any
/// order.
struct NumPyHeaderParser {
    struct Fields {
        var descr: String
        var fortranOrder: Bool
        var shape: [Int]
    }

    private let bytes: [UInt8]
    private let end: Int
    private var position: Int

    /// A parser of `bytes[range]`; offsets in errors count from the start of `bytes`.
    init(_ bytes: [UInt8], in range: Range<Int>) {
        self.bytes = bytes
        position = range.lowerBound
        end = range.upperBound
    }

    mutating func parse() throws(RelumeError) -> Fields {
        var descr: String?
        var fortranOrder: Bool?
        var shape: [Int]?
        try expect("{")
        while !skip("}") {
            let key = try string()
            try expect(":")
            switch key {
            case "descr" where descr == nil: descr = try itemDescription()
            case "fortran_order" where fortranOrder == nil: fortranOrder = try boolean()
            case "shape" where shape == nil: shape = try tuple()
            default: throw fault("unexpected or repeated key '\(key)'")
            }
            if !skip(",") {
                try expect("}")
                break
            }
        }
        skipSpace()
        guard position == end else { throw fault("text after the closing brace") }
        guard let descr, let fortranOrder, let shape else {
            throw fault("one of the keys descr, fortran_order, shape is missing")
        }
        return Fields(descr: descr, fortranOrder: fortranOrder, shape: shape)
    }

    private mutating func itemDescription() throws(RelumeError) -> String {
        guard !skip("[") else {
            throw RelumeError(
                .unsupported, "a structured array; save its fields one by one with numpy.save", byteOffset: position - 1
            )
        }
        return try string()
    }

    /// A string in single or double quotes, without escapes.
    private mutating func string() throws(RelumeError) -> String {
        skipSpace()
        guard position < end, bytes[position] == UInt8(ascii: "'") || bytes[position] == UInt8(ascii: "\"") else {
            throw fault("expected a string in quotes")
        }
        let start = position + 1
        guard let close = bytes[start..<end].firstIndex(of: bytes[position]) else {
            throw fault("a string without its closing quote")
        }
        position = close + 1
        return String(decoding: bytes[start..<close], as: UTF8.self)
    }

    private mutating func boolean() throws(RelumeError) -> Bool {
        if skip("True") { return true }
        if skip("False") { return false }
        throw fault("expected True or False")
    }

    /// `()`, `(3,)`, `(2, 3)`; lengths may end in Python 2's `L`.
    private mutating func tuple() throws(RelumeError) -> [Int] {
        var lengths: [Int] = []
        try expect("(")
        while !skip(")") {
            lengths.append(try length())
            if !skip(",") {
                guard lengths.count > 1 else { throw fault("expected ',' after the only axis length") }
                try expect(")")
                break
            }
        }
        return lengths
    }

    private mutating func length() throws(RelumeError) -> Int {
        skipSpace()
        let digits = bytes[position..<end].prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        guard let value = Int(String(decoding: digits, as: UTF8.self)) else {
            throw fault(digits.isEmpty ? "expected an axis length" : "an axis length beyond 64 bits")
        }
        position = digits.endIndex
        _ = skip("L")
        return value
    }

    private mutating func expect(_ token: StaticString) throws(RelumeError) {
        guard skip(token) else { throw fault("expected '\(token)'") }
    }

    /// Steps over `token`, white space before it included, if it stands here.
    private mutating func skip(_ token: StaticString) -> Bool {
        skipSpace()
        let text = Array("\(token)".utf8)
        guard bytes[position..<end].starts(with: text) else { return false }
        position += text.count
        return true
    }

    private mutating func skipSpace() {
        while position < end, [UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\t")].contains(bytes[position]) {
            position += 1
        }
    }

    private func fault(_ what: String) -> RelumeError {
        RelumeError(
            .malformedData, "\(what) in the .npy header; write the file again with numpy.save", byteOffset: position)
    }
}
