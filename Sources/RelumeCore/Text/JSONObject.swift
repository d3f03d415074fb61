/// An object as JSON text that is written key by key, the bytes those of ``JSONLine``: for lines of which there is one for each
/// of very many files, where an encoder that works for any type takes 25 allocations. Values that are nil are left out.
package struct JSONObject {
    private var text: [UInt8] = []

    /// The bytes of an object that `fill` adds keys to, in their order, and of `end` behind it.
    package static func bytes(_ fill: (inout JSONObject) -> Void, end: String = "") -> [UInt8] {
        var object = JSONObject()
        // What most lines of a manifest take.
        object.text.reserveCapacity(512)
        object.text.append(UInt8(ascii: "{"))
        fill(&object)
        object.text.append(UInt8(ascii: "}"))
        object.text.append(contentsOf: end.utf8)
        return object.text
    }

    /// Adds a string.
    package mutating func add(_ key: StaticString, _ value: String?) {
        guard let value else { return }
        begin(key)
        append(value)
    }

    /// Adds a whole number.
    package mutating func add(_ key: StaticString, _ value: Int?) {
        guard let value else { return }
        begin(key)
        text.append(contentsOf: value.description.utf8)
    }

    /// Adds a finite number.
    package mutating func add(_ key: StaticString, _ value: Double?) {
        guard let value else { return }
        begin(key)
        let digits = value.description
        text.append(contentsOf: digits.hasSuffix(".0") ? digits.dropLast(2).utf8 : digits[...].utf8)
    }

    /// Adds a list of strings.
    package mutating func add(_ key: StaticString, _ values: [String]?) {
        list(key, values) { $0.append($1) }
    }

    /// Adds a list of whole numbers.
    package mutating func add(_ key: StaticString, _ values: [Int]?) {
        list(key, values) { $0.text.append(contentsOf: $1.description.utf8) }
    }

    /// Adds whatever can be encoded.
    package mutating func add(_ key: StaticString, encoding value: (some Encodable)?) {
        guard let value else { return }
        begin(key)
        text.append(contentsOf: JSONLine.of(value).utf8)
    }

    /// Adds an object that `fill` adds the keys of `value` to.
    package mutating func add<Value>(
        _ key: StaticString, _ value: Value?, _ fill: (inout JSONObject, Value) -> Void
    ) {
        guard let value else { return }
        begin(key)
        append(value, fill)
    }

    /// Adds a list of such objects.
    package mutating func add<Value>(
        _ key: StaticString, _ values: [Value]?, _ fill: (inout JSONObject, Value) -> Void
    ) {
        list(key, values) { $0.append($1, fill) }
    }

    private mutating func append<Value>(_ value: Value, _ fill: (inout JSONObject, Value) -> Void) {
        text.append(UInt8(ascii: "{"))
        fill(&self, value)
        text.append(UInt8(ascii: "}"))
    }

    private mutating func list<Value>(
        _ key: StaticString, _ values: [Value]?, _ append: (inout JSONObject, Value) -> Void
    ) {
        guard let values else { return }
        begin(key)
        text.append(UInt8(ascii: "["))
        for (index, value) in values.enumerated() {
            if index > 0 { text.append(UInt8(ascii: ",")) }
            append(&self, value)
        }
        text.append(UInt8(ascii: "]"))
    }

    /// Writes a key, which needs no escapes, behind what stands there.
    private mutating func begin(_ key: StaticString) {
        if text.last != UInt8(ascii: "{") { text.append(UInt8(ascii: ",")) }
        text.append(UInt8(ascii: "\""))
        key.withUTF8Buffer { text.append(contentsOf: $0) }
        text.append(contentsOf: [UInt8(ascii: "\""), UInt8(ascii: ":")])
    }

    private mutating func append(_ string: String) {
        text.append(UInt8(ascii: "\""))
        for byte in string.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): escape(byte)
            case 0x08: escape(UInt8(ascii: "b"))
            case 0x09: escape(UInt8(ascii: "t"))
            case 0x0A: escape(UInt8(ascii: "n"))
            case 0x0C: escape(UInt8(ascii: "f"))
            case 0x0D: escape(UInt8(ascii: "r"))
            case ..<0x20:
                text.append(contentsOf: "\\u00\(byte < 16 ? "0" : "")\(String(byte, radix: 16))".utf8)
            default: text.append(byte)
            }
        }
        text.append(UInt8(ascii: "\""))
    }

    private mutating func escape(_ letter: UInt8) {
        text.append(UInt8(ascii: "\\"))
        text.append(letter)
    }
}
