import RelumeCore

/// What a pickle of plain data describes: numbers, strings, lists, tuples, dictionaries and NumPy arrays.
///
/// Values name what they hold by its place, in the file's bytes or in this value's lists, so that however deep or crosswise
/// a file nests its values, there is nothing to recurse into and nothing that could hold itself.
struct Pickle {
    /// A value; the numbers are places.
    enum Value {
        case none
        case bool(Bool)
        case integer(Int)
        /// Bytes, or text in UTF-8.
        case string(Range<Int>)
        /// Bytes that a Python 3 wrote as text for a Python 2: each is a character, in UTF-8.
        case latin1(Range<Int>)
        case tuple(Int)
        case list(Int)
        case dictionary(Int)
        case elementType(Range<Int>)
        case array(Int)
        case function(PickleFunction)
    }

    /// A NumPy array; without a state, an empty one.
    struct Array {
        var shape: [Int] = []
        /// The type's name, such as `u1`.
        var elementType = ""
        var isFortranOrder = false
        var data = Value.none
    }

    /// The file.
    let bytes: [UInt8]
    /// The value it describes.
    let root: Value
    /// What tuples and lists hold; of dictionaries, keys and values in turn.
    let items: [[Value]]
    let arrays: [Array]

    /// Whether `start` begins a pickle of a dictionary, in protocol 2 or later.
    static func startsDictionary(_ start: some Collection<UInt8>) -> Bool {
        var rest = start.dropFirst(2)
        guard start.first == PickleOpcode.proto.rawValue, start.dropFirst().first.map({ 2...5 ~= $0 }) == true else {
            return false
        }
        if rest.first == PickleOpcode.frame.rawValue { rest = rest.dropFirst(9) }
        return rest.first == PickleOpcode.emptyDict.rawValue
    }

    /// Reads `bytes`; nothing is run, and what a program would have to make is refused.
    ///
    /// - Throws: `malformedData` or `unsupported`, each with the offset of the instruction and its name.
    init(_ bytes: [UInt8]) throws(RelumeError) {
        var reader = PickleReader(bytes)
        self.bytes = bytes
        root = try reader.read()
        items = reader.items
        arrays = reader.arrays
    }

    /// The value under `key` of the dictionary at the root; nil where there is none.
    subscript(key: String) -> Value? {
        guard case .dictionary(let place) = root else { return nil }
        let items = items[place]
        // The last one, as Python would have it.
        for index in stride(from: items.count - 2, through: 0, by: -2) where text(items[index]) == key {
            return items[index + 1]
        }
        return nil
    }

    /// The keys of the dictionary at the root, in order.
    var keys: [String] {
        guard case .dictionary(let place) = root else { return [] }
        return stride(from: 0, to: items[place].count, by: 2).compactMap { text(items[place][$0]) }
    }

    /// A string's text.
    func text(_ value: Value) -> String? {
        switch value {
        case .string(let range), .latin1(let range): String(decoding: bytes[range], as: UTF8.self)
        default: nil
        }
    }

    /// What a list or tuple holds.
    func elements(_ value: Value) -> [Value]? {
        switch value {
        case .list(let place), .tuple(let place): items[place]
        default: nil
        }
    }
}

/// A name that pickles of arrays refer to. What Python would call is here but a word that says what stands on the stack.
enum PickleFunction {
    case makeArray
    case arrayType
    case makeElementType
    case arrayFromBuffer
    case encode

    /// By module and name, as NumPy before and from version 2 on and Python 3 write them.
    static let named: [String: PickleFunction] = [
        "numpy.core.multiarray._reconstruct": .makeArray, "numpy._core.multiarray._reconstruct": .makeArray,
        "numpy.ndarray": .arrayType, "numpy.dtype": .makeElementType,
        "numpy.core.numeric._frombuffer": .arrayFromBuffer, "numpy._core.numeric._frombuffer": .arrayFromBuffer,
        "_codecs.encode": .encode,
    ]
}
